import type { WordingKind } from '../../schema/comms-wordings.ts';
import type { IssueCategory } from '../../schema/observations.ts';

type Who = 'officer' | 'supervisor' | 'comms' | 'deputy';

/** A piece of wording of the demonstration; hours ago it was asked for, approved and released. */
export type PieceSeed = {
  kind: WordingKind;
  language?: string;
  /** Which piece before it says the same in English. */
  translates?: number;
  question?: string;
  words: string;
  /** True: until somebody's word; a number: not before so many hours from now. */
  embargo?: true | number;
  asked?: number;
  approved?: number;
  released?: readonly (readonly [hours: number, channel: string, where: string | null])[];
  recalled?: readonly [hours: number, reason: string];
};

/** A row of the timeline: which piece, to whom, by what, who, hours from now. */
export type RowSeed = readonly [piece: number, audience: string, channel: string, who: Who, hours: number];

export type PlanSeed = {
  area: string;
  further?: readonly string[];
  category: IssueCategory;
  title: string;
  purpose: string;
  objective: string;
  isEmbargoed?: true;
  by: Who;
  named?: readonly Who[];
  begun: number;
  pieces: readonly PieceSeed[];
  rows: readonly RowSeed[];
};

const fire: PlanSeed = {
  ...{ area: 'E06000055', further: ['E06000056'], category: 'local_incident', by: 'officer', begun: 98 },
  title: 'After the fire at the market hall, Bedford',
  purpose:
    'Traders, shoppers and people who live round the market know what is open, what is known of the cause, and whom to ask.',
  objective:
    'No rumour about the cause stands unanswered for longer than an hour. Every trader has heard from us by Tuesday evening.',
  pieces: [
    {
      ...{ kind: 'holding_line', asked: 96, approved: 95 },
      words:
        'The fire at the market hall is out. Nobody was hurt. Officers are in the town centre all week: stop us and ask.',
      released: [
        [94, 'channel_in_person', 'Town centre patrols'],
        [93, 'channel_newspapers_and_broadcasters', 'Local radio, the noon news'],
        [70, 'channel_letter_or_leaflet', 'Letter to 46 traders'],
      ],
    },
    {
      ...{ kind: 'holding_line', language: 'language_urdu', translates: 0, asked: 92, approved: 90 },
      words:
        'مارکیٹ ہال کی آگ بجھا دی گئی ہے۔ کوئی زخمی نہیں ہوا۔ پولیس افسران پورا ہفتہ ٹاؤن سینٹر میں موجود ہیں: ہمیں روک کر پوچھیں۔',
      released: [[88, 'channel_letter_or_leaflet', 'Leaflet for shops in Midland Road']],
    },
    {
      ...{ kind: 'question', asked: 96, approved: 95 },
      question: 'Was the fire started on purpose?',
      words:
        'The fire service is still looking at the cause. We will say what it finds on the day we know, and we do not guess before.',
      released: [[94, 'channel_website', null]],
    },
    {
      ...{ kind: 'rumour', asked: 80, approved: 79 },
      question: 'The market stays closed until the new year.',
      words:
        'The outdoor market is open from Wednesday. The hall opens again when the council says that it is safe.',
      released: [[78, 'channel_social_media', 'Town centre page']],
    },
    {
      ...{ kind: 'rumour', asked: 90, approved: 89 },
      question: 'Police knew of a threat against the market.',
      words: 'We knew of no threat against the market. Whoever saw or heard something can call 101.',
      released: [[86, 'channel_in_person', 'Meeting of traders']],
      recalled: [
        60,
        'The fire service asked us to say nothing about what was known until its report is out.',
      ],
    },
    {
      ...{ kind: 'not_said', asked: 96, approved: 95 },
      words: 'What the insurance pays and when the hall is built again: the council speaks of it.',
      released: [[94, 'channel_neighbourhood_briefing', null]],
    },
    {
      ...{ kind: 'holding_line', asked: 3 },
      words: 'The hall opens again on Saturday. Thank you to everybody who helped the traders.',
    },
  ],
  rows: [
    [0, 'audience_local_businesses', 'channel_in_person', 'officer', -94],
    [1, 'audience_local_businesses', 'channel_letter_or_leaflet', 'officer', -88],
    [3, 'audience_people_who_live_there', 'channel_social_media', 'comms', -78],
    [2, 'audience_newspapers_and_broadcasters', 'channel_email', 'comms', 20],
  ],
};

const verdict: PlanSeed = {
  ...{ area: 'E06000032', category: 'inquest_or_trial', by: 'officer', begun: 60, isEmbargoed: true },
  named: ['comms'],
  title: 'The end of a trial that Luton has followed',
  purpose:
    'People in Luton hear from us within an hour of the verdict what happens next and where support is.',
  objective:
    'Schools, mosques, churches and traders have the same words at the same time, whatever the verdict is.',
  pieces: [
    {
      ...{ kind: 'holding_line', embargo: true, asked: 40, approved: 38 },
      words:
        'The court has decided. We know that this is hard for many. Officers you know are in the town all evening: stop us and ask.',
    },
    {
      ...{ kind: 'question', embargo: 30, asked: 40, approved: 38 },
      question: 'Will there be more police in the town?',
      words: 'Yes, officers of the neighbourhood team, so that everybody feels safe on the way home.',
    },
    {
      ...{ kind: 'question', embargo: -2, asked: 40, approved: 38 },
      question: 'Where can families get support?',
      words: 'Victim Support is free and confidential, whenever it happened: 0808 168 9111.',
    },
    {
      ...{ kind: 'not_said', embargo: true, asked: 2 },
      words: 'The sentence and the people in it: only the court speaks of them.',
    },
  ],
  rows: [
    [0, 'audience_faith_and_community_leaders', 'channel_telephone', 'officer', 31],
    [1, 'audience_schools_and_colleges', 'channel_email', 'comms', 31],
  ],
};

export const thePlans: readonly PlanSeed[] = [fire, verdict];
