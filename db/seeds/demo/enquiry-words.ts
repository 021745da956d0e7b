import type { EnquiryEnding, EnquiryReason } from '../../schema/enquiries.ts';
import { mistypedAsker } from './returned-answers.ts';

/** An enquiry of the demonstration: hours of working time since it came, and what was done. */
export type EnquirySeed = {
  reason: EnquiryReason;
  /** GSS code of the district; none where the writer did not say. */
  district?: string;
  words: string;
  from: string;
  /** Hours of the clock ago. */
  hours: number;
  owner?: 'officer' | 'supervisor' | 'comms';
  /** What followed: "out" is ours, "in" theirs, each with how many hours ago. */
  thread?: readonly (readonly ['in' | 'out', hours: number, words: string])[];
  note?: string;
  draft?: string;
  ending?: EnquiryEnding;
  /** What it became, where it ended as a record. */
  became?: 'request' | 'institution';
};

export const theEnquiries: readonly EnquirySeed[] = [
  {
    ...{ reason: 'prevent', district: 'E06000055', hours: 3, from: 'j.farrow@example.com' },
    words:
      'My daughter starts at a new college and they say that staff have Prevent training. What is it, and does the college write things down about what students believe?',
  },
  {
    ...{ reason: 'event', district: 'E06000032', hours: 7, from: 'bury.park.seniors@example.org' },
    words:
      'You had a stall at the market in October. We run a lunch club for older people on Wednesdays, about forty of us. Could somebody come and talk to us about scams and online safety?',
  },
  {
    ...{ reason: 'press', hours: 26, from: 'newsdesk@bedfordtimes.example', owner: 'comms' },
    words:
      'We are writing about free training for community venues. Can you tell us how many venues in Bedfordshire took part this year, and is there somebody we can speak to on the record?',
    draft:
      'Thank you for asking. In the year to September, 31 venues in Bedfordshire took part.\n\nThe person to speak to is',
    note: 'Asked Marcus whether the figure for venues is published yet.',
  },
  {
    ...{ reason: 'training', district: 'E06000056', hours: 140, from: 'office@stonebridge-nursery.example' },
    words:
      'We are a nursery with 14 staff and none of us have had training since 2023. Do you come to nurseries as well, and could it be after 6pm?',
  },
  {
    ...{
      reason: 'campaign',
      district: 'E06000032',
      hours: 52,
      from: 'library.lead@luton.example',
      owner: 'officer',
    },
    words:
      'Could we have the poster about talking to someone in Bengali and Polish as well? We have a board at each of our seven libraries.',
  },
  {
    ...{
      reason: 'website',
      district: 'E06000055',
      hours: 118,
      from: 'p.adair@example.com',
      owner: 'officer',
    },
    words:
      'The form to book training lost what I had typed when my train went into a tunnel. Third time. Please look at it on a phone.',
    note: 'Could not make it happen on the office phones. Asked for the make of hers.',
  },
  {
    ...{ reason: 'accessibility', hours: 100, from: 'deaf.club.bedford@example.org', owner: 'officer' },
    words: 'Is there a film in British Sign Language about what Prevent is? Two of our members asked.',
    thread: [
      [
        'out',
        70,
        'Thank you for asking. There is no film in British Sign Language yet, and there should be.\n\nWould an interpreter at one of our sessions help until then? Tell us a date that suits your members.',
      ],
    ],
  },
  {
    ...{
      reason: 'your_information',
      district: 'E06000055',
      hours: 190,
      from: 'a.nwosu@ashmere.example',
      owner: 'officer',
    },
    words: 'I booked a course in May under my maiden name. Can you change the name on the certificate?',
    thread: [
      ['out', 160, 'We can. Which number does the certificate have?'],
      ['in', 20, 'It is C7Q2M9XA. Thank you.'],
    ],
  },
  {
    ...{
      reason: 'training',
      district: 'E06000055',
      hours: 400,
      from: 'head@kempston-road.example',
      owner: 'officer',
    },
    words: 'Do you have dates left before Christmas for the session for governors?',
    thread: [
      ['out', 380, 'We do: the dates are on the training page, and six places are left on the last one.'],
    ],
    ending: 'answered',
  },
  {
    ...{ reason: 'other', district: 'E06000032', hours: 300, from: '', owner: 'officer' },
    words: '',
    ending: 'handed_over',
  },
  {
    ...{ reason: 'training', district: 'E06000055', hours: 230, owner: 'officer', ending: 'converted' },
    ...{ from: 'deputy.head@priory-lane.example', became: 'request' },
    words:
      'We would like training for all our staff at once, about forty people, on a day when the school is closed. What do you need from us?',
    note: 'Rang the school: they have a hall and a screen. Made it a training request with what they said.',
  },
  {
    ...{ reason: 'prevent', district: 'E06000055', hours: 340, owner: 'supervisor', ending: 'converted' },
    ...{ from: 'hello@kempston-tt.example', became: 'institution' },
    words:
      'We are a table tennis club with many young people. Other clubs have somebody from your team whom they can ask. How do we get that?',
    thread: [['out', 320, 'You are welcome to it. May we come to see you on a training night?']],
  },
  {
    ...{ reason: 'event', district: 'E06000056', hours: 520, owner: 'officer', ending: 'no_answer' },
    from: 'm.tully@example.com',
    words: 'I was at the evening about keeping children safe online. It helped. Thank you.',
  },
  {
    ...{ reason: 'campaign', district: 'E06000055', hours: 430, owner: 'comms' },
    from: 'reception@castle-surgery.example',
    words: 'Do you have the poster in large print for our waiting room?',
    thread: [
      ['out', 410, 'We do now: it is on the page of the campaign, in A3 and in large print. We closed this.'],
      ['in', 6, 'Thank you. The link for large print opens the A3 one. Could you look?'],
    ],
    note: 'Was closed as answered, and is open again with their reply.',
  },
  {
    ...{ reason: 'event', district: 'E06000055', hours: 75, from: mistypedAsker, owner: 'officer' },
    words:
      'Harrold Scouts here. Could our older Scouts, 14 to 17, come to the evening on staying safe online, with two leaders? We would be eleven.',
    thread: [
      [
        'out',
        52,
        'They are welcome, and so are you. Register the eleven of you on the page of the event, and write “Scouts” where it asks what would help: we keep you a table.',
      ],
    ],
  },
  {
    ...{ reason: 'other', hours: 700, from: 'offers@cheap-links.example', owner: 'supervisor' },
    words: 'We can bring your website to the first place of all search engines for a low price every month.',
    ending: 'not_for_us',
  },
];

export const theTemplates: readonly { title: string; reason: EnquiryReason | null; words: string }[] = [
  {
    title: 'What Prevent is',
    reason: 'prevent',
    words:
      'Thank you for asking.\n\nPrevent is about support, early on, for people who may be drawn into terrorism. It is about safeguarding, like work against gangs or abuse. Nobody is recorded for what they believe, and support is a choice.\n\nOur guide says more, in plain words: you find it on our website under Guides.',
  },
  {
    title: 'Training for your organisation',
    reason: 'training',
    words:
      'Thank you for asking about training. It is free of charge.\n\nOpen sessions are on our website under Training. For ten people or more we come to you, or meet online, also in the evening: the form "Ask for training for your whole organisation" takes about five minutes.\n\nTell us if you would rather do it by phone, and when we can reach you.',
  },
  {
    title: 'Posters and leaflets',
    reason: 'campaign',
    words:
      'Thank you for wanting to help.\n\nAll our posters and leaflets can be downloaded and printed from our website. If you cannot print them, tell us how many you need, in which languages and where we can bring them.',
  },
  {
    title: 'We have your question, and need longer',
    reason: null,
    words:
      'Thank you for writing to us.\n\nWe need longer than we said to find the right answer. We will write again by the end of next week, and are sorry that it takes longer.',
  },
  {
    title: 'A request from the press',
    reason: 'press',
    words:
      'Thank you for your request.\n\nOur communications team looks after it. Tell us your deadline and what you would like to know, and a colleague calls you back today.',
  },
];
