import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailboxState } from '#db/schema/returned-mail.ts';

/** How the reading of a mailbox goes; null before it was ever tried. */
export async function stateOfMailbox(db: Db, mailbox: Uint8Array) {
  const [row] = await db.select().from(mailboxState).where(eq(mailboxState.mailbox, mailbox));
  return row ?? null;
}

/** Minutes until the next try, after so many in a row that failed: 1, 2, 4 and so on, an hour at most. */
export const waitAfter = (failures: number): number => Math.min(60, 2 ** Math.max(0, failures - 1));

/** Writes down that the mailbox was read. */
export async function noteRead(db: Db, mailbox: Uint8Array, now: Temporal.Instant): Promise<void> {
  const set = { readAt: now, failures: 0, tryAfter: null };
  await db
    .insert(mailboxState)
    .values({ mailbox, ...set })
    .onConflictDoUpdate({ target: mailboxState.mailbox, set });
}

/** Writes down that it could not be read, and when to try again. */
export async function noteFault(
  db: Db,
  mailbox: Uint8Array,
  fault: string,
  now: Temporal.Instant,
): Promise<void> {
  const failures = ((await stateOfMailbox(db, mailbox))?.failures ?? 0) + 1;
  // A few seconds less, or the run of that very minute would come too early.
  const tryAfter = now.add({ seconds: waitAfter(failures) * 60 - 15 });
  const set = { faultAt: now, fault, failures, tryAfter };
  await db
    .insert(mailboxState)
    .values({ mailbox, ...set })
    .onConflictDoUpdate({ target: mailboxState.mailbox, set });
}
