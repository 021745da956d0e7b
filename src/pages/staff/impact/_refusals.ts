import type { ActionRefusal } from '#lib/impact/actions/end.ts';
import type { ApprovalRefusal } from '#lib/impact/assessments/approve.ts';
import type { CloseRefusal } from '#lib/impact/assessments/close.ts';
import type { AdviceRefusal } from '#lib/impact/consultation/answer-advice.ts';
import type { WeighRefusal } from '#lib/impact/grid/weigh.ts';

type Refusal =
  | ApprovalRefusal
  | CloseRefusal
  | ActionRefusal
  | AdviceRefusal
  | WeighRefusal
  | 'never approved'
  | 'not given yet'
  | 'over already';

/** What is said to whoever was refused. */
export const sentences: Readonly<Record<Refusal, string>> = {
  'no such assessment': 'This assessment is not there any more',
  closed: 'This assessment is closed, and stays as it is',
  'no draft': 'No version of it is being written. Begin the next one first',
  'changed meanwhile':
    'Somebody changed this version since you opened it. Look at how it stands now, then write yours again',
  'not now': 'This version does not wait for this any more',
  'your own': 'You wrote this version, or a part of it: somebody else approves it',
  'not whole': 'Fill in what is missing before you ask for approval',
  'changed without words': 'Say what is done about each row that is weighed otherwise afterwards',
  'never approved': 'No version of it was approved yet',
  'draft open': 'A version is being written. Have it approved, or discard it, first',
  'actions open': 'An action is open. End each action first: done, or cancelled with a reason',
  'no such action': 'This action is not there any more',
  'ended already': 'This action was ended meanwhile',
  'say why': 'Say why the action is cancelled',
  'no such advice': 'This advice is not there any more',
  'not given yet': 'Advice is recorded once it was given: enter today or an earlier day',
  'over already': 'Enter a day from today on',
};
