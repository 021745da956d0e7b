import type { ApprovalRefusal } from '#lib/impact/comms/approve.ts';
import type { EditRefusal } from '#lib/impact/comms/edit.ts';
import type { NamingRefusal } from '#lib/impact/comms/named.ts';
import type { RecallRefusal, ReleaseRefusal } from '#lib/impact/comms/release.ts';
import type { RowRefusal } from '#lib/impact/comms/rows.ts';
import type { WritingRefusal } from '#lib/impact/comms/write.ts';

type Refusal =
  | EditRefusal
  | NamingRefusal
  | WritingRefusal
  | ApprovalRefusal
  | ReleaseRefusal
  | RecallRefusal
  | RowRefusal;

/** What is said to whoever was refused. */
export const sentences: Readonly<Record<Refusal, string>> = {
  'no such plan': 'This plan is not there any more',
  closed: 'This plan is closed, and stays as it is. Begin a new one',
  'changed meanwhile': 'Somebody changed this since you opened it. Look at how it stands now, then try again',
  'under embargo': 'An embargo stands: it ends when somebody opens the plan, or when its time has come',
  'not yours to pass on': 'Whoever answers for this plan, or a supervisor, decides who else reads it',
  'no such wording': 'This wording is not there any more',
  'no such language': 'Choose a language of the list',
  'no such word': 'Choose from the list',
  'no such row': 'This row is not there any more',
  'no such channel': 'Choose a channel of the list',
  'not now': 'This does not wait any more',
  'your own': 'You wrote this, or a part of it: somebody else approves it',
  'approved already': 'This wording is approved, and stays as it is. Write a new version of it',
  'not approved': 'Only approved wording is released',
  'recalled already': 'This wording was recalled. Write a new version of it',
  replaced: 'A newer version of this wording is approved: release that one',
  'released there already': 'It was released there already. Name another channel or another place',
  'not released': 'Only what was released is recalled',
};
