import { type Stage, stages } from '#db/schema/evaluation-answers.ts';

export const evaluationStages: readonly Stage[] = stages;

/** When people are asked, in words for lists. */
export const stageLabels: Readonly<Record<Stage, string>> = {
  end: 'At the end',
  three_months: 'After 3 months',
  six_months: 'After 6 months',
};

/** What people say of the course, and the column that keeps it; "Not at all" to "Very much". */
export const reactions = [
  { code: 'useful', column: 'useful', text: 'Useful for my work' },
  { code: 'relevant', column: 'relevant', text: 'Right for my role' },
  { code: 'well_led', column: 'wellLed', text: 'Well led' },
  { code: 'recommend', column: 'recommend', text: 'I would recommend it' },
] as const;
export type Reaction = (typeof reactions)[number]['column'];

/** The words of one to five, for how sure somebody is and for how much they agree. */
export const sureness = ['Not at all sure', 'A little sure', 'Fairly sure', 'Sure', 'Very sure'] as const;
export const agreement = ['Not at all', 'A little', 'Partly', 'Mostly', 'Very much'] as const;

/** What may have changed at work since the course: a closed list, so that no case is told. */
export const changes = [
  { code: 'talked', text: 'I talked with somebody I was worried about' },
  { code: 'advice', text: 'I asked my safeguarding lead for advice' },
  { code: 'not_referred', text: 'I thought about a referral and, with advice, decided not to make one' },
  { code: 'referred', text: 'I helped to make a referral' },
  { code: 'colleagues', text: 'I told colleagues what I learned' },
  { code: 'policy', text: 'We changed a policy or a procedure' },
  { code: 'debate', text: 'I made more room for people to disagree safely' },
  { code: 'nothing', text: 'Nothing has come up yet' },
] as const;
export type ChangeCode = (typeof changes)[number]['code'];

/** Days for which a link works once people were asked. */
export const linkDays = 60;
