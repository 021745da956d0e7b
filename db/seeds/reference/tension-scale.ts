import type { Strand } from '../../schema/observations.ts';

type LevelSeed = { level: number; label: string; rhythm: string; review_hours: number; meaning: string };
const day = 24;

/** The scale that every installation begins with; a force types in its own. */
export const tensionLevels: LevelSeed[] = [
  {
    ...{ level: 1, label: 'Normal', rhythm: 'monthly', review_hours: 31 * day },
    meaning: 'Everyday life. What comes up is settled by the people and services who always settle it.',
  },
  {
    ...{ level: 2, label: 'Slightly raised', rhythm: 'fortnightly', review_hours: 14 * day },
    meaning: 'People talk of it and some are uneasy. Routine contact and visible patrols are enough.',
  },
  {
    ...{ level: 3, label: 'Raised', rhythm: 'weekly', review_hours: 7 * day },
    meaning: 'Unease changes what some people do. Partners plan together and reassure in person.',
  },
  {
    ...{ level: 4, label: 'High', rhythm: 'twice weekly', review_hours: 84 },
    meaning: 'Many people change what they do, or disorder is likely. A plan runs and is led by name.',
  },
  {
    ...{ level: 5, label: 'Very high', rhythm: 'daily', review_hours: day },
    meaning: 'Disorder or harm is happening or about to. All partners act, every day.',
  },
];

const anchors: Readonly<Record<Strand, readonly string[]>> = {
  experienced: [
    'People go about their days as usual and say so.',
    'Some people mention it when asked, few raise it themselves.',
    'People raise it themselves, and some avoid places or hours.',
    'Many people change their routines, keep children home or close early.',
    'People stay indoors or leave, and say that they are afraid.',
  ],
  evidenced: [
    'Records show nothing beyond the usual for the place and season.',
    'One or two incidents or complaints more than usual.',
    'Incidents repeat in one place, or records of two services agree.',
    'Incidents grow in number or harm, in more than one place.',
    'Serious incidents every day, or disorder.',
  ],
  potential: [
    'Nothing in the next 28 days that is likely to matter.',
    'A date or decision is near that passed quietly before.',
    'A date or decision is near that mattered before.',
    'Several things come together, or there is a call to gather with a history of disorder.',
    'Disorder is expected within days.',
  ],
};

/** What each score of each strand means. */
export const tensionAnchors = Object.entries(anchors).flatMap(([strand, list]) =>
  list.map((words, index) => ({ strand, score: index + 1, words })),
);
