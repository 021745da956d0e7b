import type { AcknowledgeRefusal } from '#lib/tension/summaries/acknowledge.ts';
import type { StepRefusal } from '#lib/tension/summaries/approve.ts';
import type { AssembleRefusal, CorrectRefusal } from '#lib/tension/summaries/assemble.ts';
import type { SendRefusal } from '#lib/tension/summaries/distribute.ts';
import type { SummaryState } from '#lib/tension/summaries/list.ts';
import { sheetHolds } from '#lib/tension/summaries/paragraphs.ts';

/** How far a summary is, in a tag. */
export const stateTags: Readonly<Record<SummaryState, { text: string; tone: 'plain' | 'warm' | 'grey' }>> = {
  draft: { text: 'Draft', tone: 'grey' },
  'sent back': { text: 'Sent back', tone: 'warm' },
  waiting: { text: 'Waits for approval', tone: 'warm' },
  stands: { text: 'Approved', tone: 'plain' },
  replaced: { text: 'Replaced', tone: 'grey' },
};

/** What is said to whoever pressed a button. */
export const sentences: Readonly<
  Record<StepRefusal | SendRefusal | AcknowledgeRefusal | AssembleRefusal | CorrectRefusal, string>
> = {
  'no such summary': 'This summary is not there any more',
  'changed meanwhile':
    'Somebody changed this summary since you opened it. What you typed is still here: look at how it stands now, then save again',
  'approved already': 'This summary is approved, and stays as it is. Begin a correction of it',
  'not now': 'This summary does not wait for this any more',
  'your own': 'You wrote this summary, or a part of it: somebody else approves it',
  'says nothing': 'Write at least one paragraph first',
  'too long': `One sheet holds ${sheetHolds.paragraphs} paragraphs and ${sheetHolds.letters.toLocaleString('en-GB')} letters. Shorten it first`,
  'not approved': 'Only an approved summary is sent',
  replaced: 'A newer version has taken the place of this one',
  'not sent to you': 'This summary was not sent to you, so there is nothing to acknowledge',
  'begun already': 'Somebody began this one already',
  'not a Monday': 'Choose a week',
  'to come': 'This week has not begun yet',
  'does not stand': 'Only the version that stands can be corrected',
};

const news: Readonly<Record<string, string>> = {
  assembled: 'The summary is put together. Shorten it, then mark what may be shared',
  edited: 'The changes are saved',
  'asked-again': 'The changes are saved. It does not wait for approval any more: ask again when it is ready',
  asked: 'Somebody else is asked to approve it',
  taken: 'What came since is in it',
  nothing: 'Nothing came since it was put together',
  approved: 'The summary is approved. It can be sent now',
  'sent-back': 'The summary is sent back',
  correction: 'The correction begins with the words that stand',
  acknowledged: 'Thank you. It is noted that you have read it',
};

/** What was done, by the word in the address; undefined where it says nothing we know. */
export const newsOf = (key: string | null): string | undefined =>
  key && Object.hasOwn(news, key) ? news[key] : undefined;
