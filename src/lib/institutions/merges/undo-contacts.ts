import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactSuppression } from '#db/schema/contact-notices.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import { mergeStep } from '#db/schema/duplicates.ts';
import { ukDay } from '#lib/dates.ts';
import type { Merge } from '#lib/merge/links.ts';
import { ownAddresses } from '../contacts/erase.ts';
import { keepMain } from '../contacts/roles.ts';
import { suppress } from '../contacts/suppression.ts';
import { strictest } from './strictest.ts';

type Row = typeof contact.$inferSelect;

/** Sees to it that each of two people taken apart has a main role, and that what they asked for meanwhile holds for both. */
export async function settleContactsAgain(
  tx: Db,
  merge: Merge,
  { since, secret }: { since: Temporal.Instant; secret: string },
  now: Temporal.Instant,
): Promise<void> {
  for (const id of [merge.from, merge.into] as ContactId[]) await keepMain(tx, id, null);
  const rows = await tx
    .select()
    .from(contact)
    .where(inArray(contact.id, [merge.from, merge.into] as ContactId[]));
  const [from, into] = [merge.from, merge.into].map((id) => rows.find((row) => row.id === id)!) as [Row, Row];
  const spoke = into.stateAt !== null && Temporal.Instant.compare(into.stateAt, since) > 0;
  const holds = spoke && strictest(into, from, ukDay(now)) === 'from';
  if (holds) {
    const { state, stateAt, stateBy, pausedUntil } = into;
    await tx.update(contact).set({ state, stateAt, stateBy, pausedUntil }).where(eq(contact.id, from.id));
    if (state === 'declined') await suppress(tx, secret, await ownAddresses(tx, from), 'declined', now);
  }
  if (into.state !== 'declined' || !spoke) await openAgain(tx, merge);
}

// Addresses that only the merge shut out. Who asked to be removed since then stays out.
async function openAgain(tx: Db, merge: Merge): Promise<void> {
  const steps = await tx
    .select({ rows: mergeStep.rows })
    .from(mergeStep)
    .where(and(eq(mergeStep.mergeId, merge.id), eq(mergeStep.entity, 'contact_suppression')));
  const hashes = steps
    .flatMap(({ rows }) => (rows ?? []) as string[])
    .map((hash) => Buffer.from(hash, 'hex'));
  if (hashes.length === 0) return;
  await tx
    .delete(contactSuppression)
    .where(and(inArray(contactSuppression.hash, hashes), eq(contactSuppression.reason, 'declined')));
}
