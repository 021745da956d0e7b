import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { IssueId } from '#db/schema/newsletter-issues.ts';
import type { SendingId } from '#db/schema/newsletter-sendings.ts';

/** The sending of a newsletter that was not cancelled, of whichever version. */
export async function openSendingOf(tx: Db, id: IssueId): Promise<{ id: SendingId } | null> {
  const [row] = await tx.execute<{ id: SendingId }>(sql`
    select s.id from newsletter_sending s join newsletter_version v on v.id = s.version_id
    where v.issue_id = ${id} and s.cancelled_at is null`);
  return row ?? null;
}
