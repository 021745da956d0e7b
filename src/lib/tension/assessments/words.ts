import type { Level } from '#db/schema/tension-scale.ts';
import type { AssessmentEnding, Spread } from '#db/schema/tension-assessments.ts';
import { spreads, trends } from '#db/schema/tension-assessments.ts';
import { levels } from '#db/schema/tension-scale.ts';
import { confidences, issueCategories } from '#db/schema/observations.ts';
import { markings } from '#db/schema/engagements.ts';
import type { AssessmentWords } from './given.ts';
import { assessmentLists, type AssessmentList } from './lists.ts';
import type { PeriodRefusal } from './period.ts';
import type { AssessmentState } from './state.ts';
import type { UntilRefusal } from './until.ts';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The closed lists of an assessment, by what its form calls them. */
export const codes = {
  category: issueCategories,
  marking: markings,
  level: levels.map(String) as `${Level}`[],
  trend: trends,
  confidence: confidences,
  spread: spreads,
  list: assessmentLists,
} as const;

export const spreadWords: Words<Spread> = {
  site: 'A street or site',
  ward: 'A ward or neighbourhood',
  district: 'A district',
  county: 'A county',
  region: 'A region',
};

export const endingWords: Words<AssessmentEnding> = {
  replaced: 'Replaced by a newer version',
  withdrawn: 'Withdrawn',
  closed: 'Closed: the issue is over',
};

/** Each state as a tag. */
export const stateTags = {
  draft: { text: 'Draft', tone: 'grey' },
  'sent back': { text: 'Sent back', tone: 'warm' },
  waiting: { text: 'Waits for approval', tone: 'warm' },
  current: { text: 'Stands', tone: 'plain' },
  'out of date': { text: 'Out of date', tone: 'warm' },
  replaced: { text: 'Replaced', tone: 'grey' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
  closed: { text: 'Closed', tone: 'grey' },
} as const satisfies Record<AssessmentState, { text: string; tone: 'plain' | 'warm' | 'grey' }>;

export const listWords: Words<AssessmentList> = {
  waiting: 'Waiting for approval',
  drafts: 'Drafts',
  standing: 'Standing',
  due: 'Due for review',
  ended: 'Ended',
};

type Written = Exclude<keyof AssessmentWords, 'coversFrom' | 'coversTo'>;

/** What each part of an assessment is called, in the order in which it is read. */
export const fieldWords: Words<Written> = {
  issue: 'The issue',
  level: 'Overall level',
  rationale: 'Why this level',
  trend: 'Trend',
  confidence: 'Confidence',
  spread: 'Spread',
  experienced: 'Experienced, score',
  experiencedWords: 'Experienced',
  evidenced: 'Evidenced, score',
  evidencedWords: 'Evidenced',
  potential: 'Potential, score',
  potentialWords: 'Potential',
  facts: 'What we know',
  view: 'Our view',
  outlook7: 'Outlook for 7 days',
  outlook7Words: 'Outlook for 7 days, why',
  outlook28: 'Outlook for 28 days',
  outlook28Words: 'Outlook for 28 days, why',
  mitigation: 'What is done about it',
  validUntil: 'Holds until',
  marking: 'Marking',
};

export const periodSentences: Words<PeriodRefusal> = {
  'ends before it begins': 'It ends before it begins: enter a later last day',
  'not over yet': 'Enter today or a day before: what is to come stands in the outlook',
  'too long': 'An assessment looks back on 62 days at the most: enter a later first day',
};

/** Why it cannot hold until then, to be followed by what the scale allows. */
export const untilSentences: Words<UntilRefusal> = {
  'over already': 'This moment has passed: enter a later one, or leave it empty',
  'later than the scale allows': 'The scale looks at this level again before then: enter an earlier moment',
};
