import type { evaluationTemplate } from '../../schema/evaluations.ts';
import { situations } from './evaluation-situations.ts';

export type EvaluationTemplate = typeof evaluationTemplate.$inferInsert;

// The one outcome that every template asks about, so that it can be followed across all courses.
const whenNotToRefer = { code: 'not_refer', text: 'Decide when not to refer, and what to do instead' };
const strongBeliefs = { code: 'beliefs', text: 'Tell strong beliefs apart from signs of radicalisation' };

/** What people are asked after a course; "How sure are you that you can …" goes before each outcome. */
export const evaluationTemplates: EvaluationTemplate[] = [
  {
    code: 'awareness',
    label: 'After an awareness course',
    outcomes: [
      { code: 'explain', text: 'Explain what Prevent is, and what it is not' },
      { code: 'notice', text: 'Notice a change that may mean somebody is susceptible to radicalisation' },
      strongBeliefs,
      { code: 'talk', text: 'Start a calm conversation with somebody I am worried about' },
      { code: 'advice', text: 'Find the person at work whom I ask for advice' },
      whenNotToRefer,
    ],
    scenarios: [situations.quiet, situations.cause, situations.clips, situations.tonight],
  },
  {
    code: 'referral',
    label: 'After a course about referrals',
    outcomes: [
      { code: 'facts', text: 'Write down what I saw and heard, apart from what I think of it' },
      strongBeliefs,
      { code: 'consent', text: 'Tell the person, or a parent, about my worry first where that is safe' },
      { code: 'route', text: 'Use my council’s route to make a referral' },
      { code: 'after', text: 'Say what happens after a referral, and that support is a choice' },
      whenNotToRefer,
    ],
    scenarios: [situations.essay, situations.pressure, situations.wording, situations.tonight],
  },
  {
    code: 'short',
    label: 'After a short course or a refresher',
    outcomes: [
      { code: 'explain', text: 'Explain what Prevent is, and what it is not' },
      { code: 'duty', text: 'Say what my organisation has to do, and what it does not' },
      strongBeliefs,
      { code: 'advice', text: 'Find the person at work whom I ask for advice' },
      { code: 'answer', text: 'Answer a colleague who has doubts about Prevent' },
      whenNotToRefer,
    ],
    scenarios: [situations.cause, situations.quiet, situations.rumour, situations.clips],
  },
];
