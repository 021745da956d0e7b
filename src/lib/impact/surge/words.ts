import { type RingOutcome, ringOutcomes } from '#db/schema/surge-calls.ts';
import { type SurgeAnswer, surgeAnswers, type SurgeKind, surgeKinds } from '#db/schema/surges.ts';

/** The closed lists of the schema, for the forms that offer them: pages know no database. */
export const offered: Readonly<{
  kinds: typeof surgeKinds;
  outcomes: typeof ringOutcomes;
  answers: typeof surgeAnswers;
}> = { kinds: surgeKinds, outcomes: ringOutcomes, answers: surgeAnswers };

export const kindWords: Readonly<Record<SurgeKind, string>> = {
  incident: 'Incident',
  arrest_or_warrant: 'Arrest or warrant',
  protest_or_event: 'Protest or event',
  trial_or_inquest: 'Trial or inquest',
  national_or_international_event: 'National or international event',
  policy_change: 'Policy change',
};

export const outcomeWords: Readonly<Record<RingOutcome, string>> = {
  spoke: 'Spoke',
  left_message: 'Left a message',
  no_answer: 'No answer',
  visit_asked: 'Spoke, they ask for a visit',
  declined: 'They do not want to be called',
};

/** After these the institution has been reached; after the others it is rung again. */
export const hasReached = (outcome: RingOutcome): boolean =>
  outcome === 'spoke' || outcome === 'visit_asked' || outcome === 'declined';

export const answerWords: Readonly<Record<SurgeAnswer, string>> = {
  done: 'Done',
  begun: 'Begun',
  not_needed: 'Not needed',
};
