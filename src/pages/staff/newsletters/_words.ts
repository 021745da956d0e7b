import type { IssueBlock } from '#db/schema/newsletter-issues.ts';
import type { ApprovalRefusal } from '#lib/newsletters/issues/approve.ts';
import type { IssueState } from '#lib/newsletters/issues/state.ts';
import type { SendRefusal } from '#lib/newsletters/sending/schedule.ts';

/** What each kind of part is called, and what its heading is at first. */
export const blockWords: Readonly<Record<IssueBlock['kind'], string>> = {
  text: 'Text',
  events: 'Events near you',
  courses: 'Training',
  campaigns: 'Campaigns',
  resources: 'Resources',
};

export const toneOf: Readonly<Record<IssueState, 'plain' | 'warm' | 'grey' | 'error'>> = {
  draft: 'grey',
  waiting: 'warm',
  approved: 'plain',
  scheduled: 'plain',
  sending: 'warm',
  paused: 'error',
  sent: 'plain',
  cancelled: 'grey',
  discarded: 'grey',
};

/** How somebody answers what waits for them. */
export const decisions = [
  { value: 'approve', text: 'Approve it', hint: 'Exactly this can be sent; a change is a new version' },
  { value: 'back', text: 'Send it back' },
];

/** What is said to whoever was refused. */
export const sentences: Readonly<Record<ApprovalRefusal | SendRefusal, string>> = {
  'no such newsletter': 'This newsletter is not there any more',
  'changed meanwhile':
    'Somebody changed this newsletter since you opened it. Look at it as it is now, then try again',
  'waits for approval': 'This newsletter waits for approval, and stays as it is until then',
  'approved already': 'This newsletter is approved, and stays as it is. Begin a new version to change it',
  discarded: 'This newsletter was discarded',
  'no parts': 'Add at least one part before you ask for approval',
  'no words': 'Write something in each part with text, or remove the part',
  'nothing chosen': 'Choose something in each list, or remove the list',
  'your own': 'You wrote this newsletter, or a part of it: somebody else approves it',
  'not asked': 'Nobody has asked for approval',
  'not approved': 'This newsletter is not approved',
  'sent already': 'This newsletter was sent already',
  over: 'This sending is over',
  'in the past': 'Enter an hour to come',
};

const news: Readonly<Record<string, string>> = {
  saved: 'Newsletter saved',
  asked: 'Approval asked for. Somebody who wrote no part of it looks at it',
  approved: 'Newsletter approved. It can be sent now',
  back: 'Newsletter sent back to its writers',
  version: 'New version begun. The approval stays with the old one',
  test: 'Test on its way to the addresses of your accounts. It counts nowhere',
  started: 'The newsletter is on its way',
  scheduled: 'The newsletter goes out at that hour',
  paused: 'Sending paused',
  resumed: 'Sending goes on',
  cancelled: 'Sending cancelled. Nobody else gets it',
};

/** What was just done, as a banner says it. */
export const newsOf = (done: string | null): string | null => (done && news[done]) || null;

/** "1 person", "1,024 people" */
export const peopleWords = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'person' : 'people'}`;

/** "1 row", "1,024 rows" */
export const rowWords = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`;

/** "1 person would get it now", "312 people would get it now" */
export const reachedWords = (people: number): string => `${peopleWords(people)} would get it now`;
