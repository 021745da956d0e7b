import type { Db } from '#db/client.ts';
import { aDraftIssue, anApprovedIssue, aSending, aWaitingIssue } from '../newsletters/issue-makers.ts';
import { aList, aWrittenList } from '../newsletters/import-makers.ts';
import { anOfficer } from './makers.ts';

/** Newsletters and lists in the states that a page of staff asks for. */
export async function newsletterRecords(db: Db): Promise<Record<string, string>> {
  const writer = await anOfficer(db, 'comms');
  const at = Temporal.Now.instant();
  const csv = 'Email\ncarl@lists.example\n';
  return {
    draftIssue: await aDraftIssue(db, writer, { subject: 'In draft', at }),
    waitingIssue: await aWaitingIssue(db, writer, { subject: 'Waiting', at }),
    approvedIssue: await anApprovedIssue(db, writer, { subject: 'Approved', at }),
    sendingIssue: (await aSending(db, { subject: 'On its way', at })).id,
    list: await aList(db, writer, { csv: 'Email\nann@lists.example\nnobody\n', at }),
    writtenList: await aWrittenList(db, writer, { csv, at }),
  };
}

/** What stands for the parameters of a page: the first beginning that fits. */
export const newslettersStandFor: readonly (readonly [beginning: string, record: string])[] = [
  ['/staff/newsletters/subscribers/import/[id]/undo', 'writtenList'],
  ['/staff/newsletters/subscribers/import/[id]', 'list'],
  ['/staff/newsletters/[id]/approve', 'waitingIssue'],
  ['/staff/newsletters/[id]/send', 'approvedIssue'],
  ['/staff/newsletters/[id]/edit', 'draftIssue'],
  ['/staff/newsletters/[id]/discard', 'draftIssue'],
  ['/staff/newsletters/[id]/test', 'draftIssue'],
  ['/staff/newsletters/[id]', 'sendingIssue'],
];
