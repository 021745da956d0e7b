import type { Db } from '#db/client.ts';
import { mailSuppression } from '#db/schema/mail-suppressions.ts';
import { mailKeptAside } from '#db/schema/returned-mail.ts';
import { aDraftIssue, anApprovedIssue, aWaitingIssue } from '../../newsletters/issue-makers.ts';
import { aList, aWrittenList } from '../../newsletters/import-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

/** A newsletter in each state that a page asks for, and an address that is not written to. They lie in no area. */
export async function newsletterRecords(db: Db, at = now) {
  const writer = await anOfficer(db, 'prevent_officer');
  const [suppression] = await db
    .insert(mailSuppression)
    .values({ emailHash: new Uint8Array(32), scope: 'all', reason: 'hard_bounce', since: at })
    .returning({ id: mailSuppression.id });
  const [keptAside] = await db
    .insert(mailKeptAside)
    .values({ why: 'not_understood', headers: 'Subject: A question', at })
    .returning({ id: mailKeptAside.id });
  return {
    draftIssue: await aDraftIssue(db, writer, { at }),
    waitingIssue: await aWaitingIssue(db, writer, { at }),
    approvedIssue: await anApprovedIssue(db, writer, { at }),
    list: await aList(db, writer, { at }),
    writtenList: await aWrittenList(db, writer, { csv: 'Email\ncarl@reader.example\n', at }),
    suppression: suppression!.id,
    keptAside: keptAside!.id,
  };
}
export type NewsletterRecords = Awaited<ReturnType<typeof newsletterRecords>>;

/** Which newsletter stands for the parameter of a page: the first beginning that fits. */
export const newsletterPagesStandFor: readonly (readonly [string, keyof NewsletterRecords])[] = [
  ['/staff/newsletters/[id]/approve', 'waitingIssue'],
  ['/staff/newsletters/[id]/send', 'approvedIssue'],
  ['/staff/newsletters/subscribers/import/[id]/undo', 'writtenList'],
  ['/staff/newsletters/subscribers/import/', 'list'],
  ['/staff/newsletters/', 'draftIssue'],
  ['/staff/admin/mail/aside/', 'keptAside'],
  ['/staff/admin/mail/', 'suppression'],
];
