import type { RingOutcome } from '../../schema/surge-calls.ts';
import type { SurgeKind } from '../../schema/surges.ts';

type Caller = 'officer' | 'supervisor' | 'deputy';
export type SurgePlan = {
  kind: SurgeKind;
  title: string;
  publicWords: string;
  publishedBy: string;
  /** Minutes before now. */
  happened: number;
  opened: number;
  closed?: number;
  closingWords?: string;
  institutions: number;
  /** By the place of the call in the order, from 1; minutes before now. */
  rings: readonly [
    call: number,
    by: Caller,
    at: number,
    outcome: RingOutcome,
    words: string | null,
    next?: string,
  ][];
  claim?: { call: number; by: Caller; at: number };
  decisions: readonly [by: Caller, at: number, decision: string, reason: string, options?: string][];
};

const day = 24 * 60;

/** One that began this hour, and one that is over. */
export const surgePlans: readonly SurgePlan[] = [
  {
    ...{ kind: 'incident', title: 'Fire at the market hall' },
    publicWords:
      'Firefighters put out a fire at the market hall early this morning. Nobody was hurt. The cause is not known yet and is being looked into. The hall is closed; the market around it is open.',
    publishedBy: 'Fire and rescue service on its website, repeated by the council',
    ...{ happened: 190, opened: 50, institutions: 12 },
    rings: [
      [1, 'supervisor', 44, 'spoke', 'They tell their staff and put our line on their website.'],
      [
        2,
        'officer',
        41,
        'spoke',
        'Parents asked at the gate this morning. Calm since the first message went out.',
        'Send the line for parents',
      ],
      [3, 'deputy', 36, 'left_message', null],
      [
        4,
        'officer',
        31,
        'visit_asked',
        'They would like somebody to come by when the hall reopens.',
        'Visit on reopening day',
      ],
      [5, 'supervisor', 24, 'no_answer', null],
    ],
    claim: { call: 6, by: 'supervisor', at: 4 },
    decisions: [
      [
        'officer',
        48,
        'Ring schools and the council first',
        'Parents and staff are asked before anybody else',
        'Begin with traders nearest to the hall',
      ],
      [
        'supervisor',
        33,
        'Say nothing about the cause until the fire service does',
        'It is being looked into, and rumours online name one',
      ],
      [
        'officer',
        12,
        'Visit the traders together with the neighbourhood team at noon',
        'They are on the square anyway and know the traders',
      ],
    ],
  },
  {
    ...{ kind: 'trial_or_inquest', title: 'Sentencing reported in the regional news' },
    publicWords:
      'The Crown Court passed sentence in a case that regional and national news reported at length.',
    publishedBy: 'Judiciary website and regional news',
    ...{ happened: 96 * day + 300, opened: 96 * day + 180, closed: 95 * day, institutions: 5 },
    closingWords: 'Everybody in the order was reached on the same day; the area stayed quiet.',
    rings: [
      [1, 'officer', 96 * day + 160, 'spoke', 'They had read it in the news and had no questions.'],
      [2, 'officer', 96 * day + 140, 'spoke', 'They will pass our line on to their members.'],
      [3, 'deputy', 96 * day + 130, 'no_answer', null],
      [3, 'deputy', 96 * day + 45, 'spoke', 'Grateful for the call. Nothing heard in the area.'],
      [
        4,
        'supervisor',
        96 * day + 120,
        'spoke',
        'They ask for a session on online rumours.',
        'Offer the online course',
      ],
      [5, 'officer', 96 * day + 90, 'spoke', 'Nothing heard.'],
    ],
    decisions: [
      [
        'supervisor',
        96 * day + 170,
        'Ring five institutions, not all of the district',
        'The case has little to do with the area',
        'Send one email to all',
      ],
    ],
  },
];
