import type { IssueCategory } from '../../schema/observations.ts';
import type { Level } from '../../schema/tension-scale.ts';
import type { Trend } from '../../schema/tension-assessments.ts';

import { estate, hotel } from './assessment-words.ts';

type Writer = 'officer' | 'analyst' | 'supervisor';

/** A question left open: to whom it went, due in how many days, and what was found out if anything. */
export type GapPlan = {
  question: string;
  sent?: { to: Writer; due: number };
  answer?: string;
};

/** A version of an assessment of the demonstration; hours are hours ago. */
export type VersionPlan = {
  by: Writer;
  written: number;
  asked?: number;
  sentBack?: string;
  approved?: number;
  /** For how many hours it holds from its approval, or from when it was asked for. */
  holds?: number;
  ended?: { hours: number; how: 'withdrawn' | 'closed'; why: string };
  level?: Level;
  scores?: readonly [experienced: Level, evidenced: Level, potential: Level];
  trends?: readonly [now: Trend, week: Trend, month: Trend];
  words: {
    experienced?: string;
    evidenced?: string;
    potential?: string;
    facts?: string;
    view?: string;
    rationale?: string;
    week?: string;
    month?: string;
    mitigation?: string;
  };
  gaps?: readonly GapPlan[];
};

/** An issue in a district, by the code of the district, with its versions from the first. */
export type ThreadPlan = {
  area: string;
  category: IssueCategory;
  issue: string;
  versions: readonly VersionPlan[];
};

/** Threads in each state that an assessment can be in; none of them about anybody. */
export const theAssessments: readonly ThreadPlan[] = [
  {
    ...{ area: 'E06000032', category: 'asylum_accommodation', issue: 'The hotel in Dunstable Road' },
    versions: [
      {
        ...{ by: 'officer', written: 530, asked: 526, approved: 520, holds: 336, level: 2 },
        ...{ scores: [2, 2, 2], trends: ['rising', 'rising', 'steady'] },
        words: {
          ...hotel,
          evidenced: 'Seven calls in the week, as many as usual for the road. People ask what is planned.',
          potential: 'No date is near. The contract may be made longer.',
          rationale: 'People talk of it, and nobody changes what they do. Routine contact is enough.',
          week: 'Nothing is announced for the week.',
          month: 'The council hears the matter on the 12th.',
        },
        gaps: [
          {
            question: 'Does the school have questions from parents that it cannot answer?',
            sent: { to: 'officer', due: -12 },
            answer:
              'Yes: where the children will be taught, and whether the crossing stays staffed. The council has both questions.',
          },
        ],
      },
      {
        ...{ by: 'officer', written: 80, asked: 74, approved: 70, holds: 168, level: 3 },
        ...{ scores: [3, 2, 3], trends: ['rising', 'rising', 'falling'] },
        words: {
          ...hotel,
          rationale:
            'Unease changes what some families do, which is more than talk. Not 4: incidents are few, small and in one place, and a plan holds.',
          week: 'Saturday is the only date. The last gathering stayed under 50 people and within the law.',
          month: 'The council publishes its answers on the 1st. That brought calm elsewhere in the county.',
        },
        gaps: [
          {
            question: 'Do shops in Dunstable Road mean to close on Saturday?',
            sent: { to: 'officer', due: 2 },
          },
          { question: 'Who answers the hotel’s telephone at night?', sent: { to: 'analyst', due: -1 } },
          { question: 'Do bus drivers on the road hear the same as the school?' },
        ],
      },
    ],
  },
  {
    ...{
      area: 'E06000056',
      category: 'housing_and_regeneration',
      issue: 'Taking down three blocks in Houghton Regis',
    },
    versions: [
      {
        ...{ by: 'analyst', written: 30, asked: 26, holds: 336, level: 2 },
        ...{ scores: [2, 2, 3], trends: ['rising', 'steady', 'rising'] },
        words: {
          ...estate,
          rationale:
            'Talk and complaints, but nobody changes what they do and services run as usual. Not 3 before the committee has met.',
          week: 'Nothing is decided before the second Thursday.',
          month: 'The committee decides. The last decision of this kind brought many people to the hall.',
        },
        gaps: [{ question: 'Do tenants know about the offer of a home within two miles?' }],
      },
    ],
  },
  {
    ...{
      area: 'E06000032',
      category: 'housing_and_regeneration',
      issue: 'Waiting lists and the new flats at Power Court',
    },
    versions: [
      {
        ...{
          by: 'officer',
          written: 52,
          sentBack:
            'The facts say who is “to blame” for the list: that is opinion, and belongs under our view. Say where the number of homes comes from.',
        },
        ...{ level: 2, scores: [2, 1, 2], trends: ['steady', 'steady', 'steady'] },
        words: {
          experienced: 'People at two surgeries say that the new flats are not for anybody they know.',
          evidenced: 'No incident is recorded. Complaints to the council are as many as last year.',
          potential: 'The first flats are let in January.',
          facts: 'The first 180 flats are let from January, a third of them at council rents.',
          view: 'Unease rests on a rumour about who is given a flat first. The list of rules would answer it.',
          rationale: 'People talk of it, and nothing more.',
          week: 'Nothing is near.',
          month: 'Letting begins in January, which may bring the rumour back.',
          mitigation: 'Housing advice at the library twice a week, with the rules in writing.',
        },
      },
    ],
  },
  {
    ...{
      area: 'E06000056',
      category: 'asylum_accommodation',
      issue: 'Family homes in Leighton Buzzard for new arrivals',
    },
    versions: [
      {
        ...{
          by: 'officer',
          written: 9,
          words: {
            experienced: 'Some neighbours ask the parish council what is planned, and are friendly about it.',
            facts: 'The council has leased six homes. The first families come in the new year.',
          },
        },
      },
    ],
  },
  {
    ...{
      area: 'E06000056',
      category: 'housing_and_regeneration',
      issue: 'New homes on the field behind Drove Road, Biggleswade',
    },
    versions: [
      {
        ...{ by: 'analyst', written: 700, asked: 696, approved: 690, holds: 336, level: 3 },
        ended: {
          hours: 640,
          how: 'withdrawn',
          why: 'The complaints that it rests on were about a site in another county.',
        },
        ...{ scores: [3, 3, 2], trends: ['rising', 'rising', 'steady'] },
        words: {
          experienced: 'Two meetings heard of noise and of a blocked lane.',
          evidenced: 'Nine complaints in the week, none before.',
          potential: 'The application for 40 homes is heard next month.',
          facts: 'Nine complaints reached the council in one week.',
          view: 'A single dispute about a lane seems to stand behind most of them.',
          rationale: 'Complaints repeat in one place and two services agree.',
          week: 'The lane is cleared this week.',
          month: 'The application is heard.',
          mitigation: 'Council and neighbourhood team meet both sides about the lane.',
        },
      },
    ],
  },
  {
    ...{ area: 'E06000032', category: 'asylum_accommodation', issue: 'The guest house in Marsh Road' },
    versions: [
      {
        ...{ by: 'officer', written: 3000, asked: 2996, approved: 2990, holds: 168, level: 3 },
        ...{ scores: [3, 2, 3], trends: ['rising', 'rising', 'falling'] },
        words: {
          ...hotel,
          facts:
            'The guest house took in 30 people in July. Two gatherings of about 60 people each were announced and stayed within the law.',
          rationale: 'Some shops closed early on both days. Not 4: nobody was hurt and nothing was damaged.',
          week: 'A third gathering is announced.',
          month: 'The guest house closes in September.',
          mitigation:
            'The owner and the council answered questions in the library each Thursday. Officers that people know stood at both gatherings. After three weeks nobody came.',
        },
      },
      {
        ...{ by: 'officer', written: 2830, asked: 2828, approved: 2824, holds: 336, level: 2 },
        ended: {
          hours: 2400,
          how: 'closed',
          why: 'The guest house closed, and calls are back to the usual for eight weeks.',
        },
        ...{ scores: [2, 1, 2], trends: ['falling', 'falling', 'falling'] },
        words: {
          ...hotel,
          evidenced: 'Three calls in the week, fewer than usual.',
          facts: 'The third gathering brought nine people. The guest house closes at the end of the month.',
          rationale: 'People still talk of it, and shops keep their hours.',
          week: 'Nothing is announced.',
          month: 'The guest house closes.',
          mitigation:
            'The owner and the council answered questions in the library each Thursday. Nothing beyond the usual since.',
        },
      },
    ],
  },
];
