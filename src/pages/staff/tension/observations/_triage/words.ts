import type { TriageAct } from '#db/schema/observation-triage.ts';
import type { DecisionRefusal } from '#lib/tension/triage/decide.ts';

/** What was done with an observation, as its history says it. */
export const actWords: Readonly<Record<TriageAct, string>> = {
  noted: 'Kept for the picture',
  linked: 'Linked',
  merged: 'Put with another',
  discarded: 'Thrown out',
  arose_at: 'Came up at an event',
};

/** Why nothing was done. */
export const decisionRefusals = {
  'not there': 'The other observation is not there any more.',
  'gone already': 'Somebody decided on this observation in the meantime.',
  'other is gone': 'The other observation was put elsewhere or thrown out in the meantime.',
  itself: 'Choose another observation than this one.',
  'holds others': 'Other observations were put with this one. Take that back first.',
  'no reason': 'Say why it is thrown out.',
} satisfies Record<DecisionRefusal, string>;

/** What the page of an observation says was done to it. */
export const triageNews: Readonly<Record<string, string>> = {
  recorded: 'The observation is recorded',
  noted: 'The observation is kept for the picture',
  linked: 'It is linked',
  merged: 'It is one with the other now',
  discarded: 'The observation is thrown out',
  undone: 'That is taken back',
};
