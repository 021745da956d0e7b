import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactSuppression } from '#db/schema/contact-notices.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import { mergeStep } from '#db/schema/duplicates.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import type { Link, Merge } from '#lib/merge/links.ts';
import { changeRows, follow } from '#lib/merge/steps.ts';
import { takeBackUnsent } from '#lib/mail/forget-messages.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { ownAddresses } from '../contacts/erase.ts';
import { suppress, suppressionHashes } from '../contacts/suppression.ts';
import {
  type Asked,
  beginMerge,
  bothOf,
  inMerge,
  type Merged,
  type MergeRefusal,
  recordMerged,
} from './begin.ts';
import { type ContactField, contactFields, takeColumns } from './fields.ts';
import { oneMainRole } from './settle.ts';
import { strictest } from './strictest.ts';

type Row = typeof contact.$inferSelect;

/**
 * Makes two records of one person one. Whatever they asked of us holds: declined outweighs paused, notices and wishes
 * of both are kept, and the link in a mail to either goes on working. Can be undone for 30 days.
 *
 * @param links all that follows a contact, of every room
 */
export const mergeContacts = (
  db: Db,
  officer: Officer,
  { secret, ...asked }: Asked<ContactId, ContactField> & { secret: string },
  links: readonly Link[],
  now: Temporal.Instant,
): Promise<Outcome<Merged, MergeRefusal>> =>
  inMerge(db, async (tx) => {
    const both = bothOf(await lockBoth(tx, asked), asked);
    if (!both.ok) return both;
    const { from, into } = both.value;
    const merge = await beginMerge(tx, officer, 'contact', asked, now);
    await oneMainRole(tx, merge, asked.take.has('mainRole') ? 'into' : 'from');
    const followed = await follow(tx, merge, links, now);
    await giveIn(tx, { from, into }, now);
    for (const field of asked.take)
      if (contactFields[field].length > 0) await takeColumns(tx, merge, contact, contactFields[field]);
    await wishesHold(tx, merge, { from, into, secret }, now);
    await clocksHold(tx, merge, { from, into });
    await lieWithMainRole(tx, merge);
    await recordMerged(tx, officer, 'contact', { ...asked, fields: [...asked.take] }, followed, now);
    return done({ id: merge.id });
  });

const lockBoth = (tx: Db, { from, into }: { from: ContactId; into: ContactId }): Promise<Row[]> =>
  tx
    .select()
    .from(contact)
    .where(and(inArray(contact.id, [from, into]), isNull(contact.erasedAt)))
    .orderBy(contact.id)
    .for('update');

async function giveIn(
  tx: Db,
  { from, into }: { from: Row; into: Row },
  now: Temporal.Instant,
): Promise<void> {
  const gone = { mergedIntoId: into.id, mergedAt: now, sequence: from.sequence + 1 };
  await tx.update(contact).set(gone).where(eq(contact.id, from.id));
  const changed = { changedAt: now, sequence: into.sequence + 1 };
  await tx.update(contact).set(changed).where(eq(contact.id, into.id));
}

type Both = { from: Row; into: Row };

async function wishesHold(
  tx: Db,
  merge: Merge,
  { from, into, secret }: Both & { secret: string },
  now: Temporal.Instant,
): Promise<void> {
  const winner = strictest(from, into, ukDay(now)) === 'from' ? from : into;
  if (winner === from)
    await takeColumns(tx, merge, contact, ['state', 'state_at', 'state_by', 'paused_until']);
  if (winner.state !== 'open') await takeBackUnsent(tx, 'contact-notice', into.id);
  if (winner.state === 'declined') await shutOut(tx, merge, { from, into, secret }, now);
}

// Every address of somebody who declined is kept from being added again, also the one that they had in the other
// record; which ones that adds is noted, so that undoing can open them.
async function shutOut(
  tx: Db,
  merge: Merge,
  { from, into, secret }: Both & { secret: string },
  now: Temporal.Instant,
): Promise<void> {
  for (const one of [from, into]) {
    const addresses = await ownAddresses(tx, one);
    const hashes = suppressionHashes(secret, addresses);
    if (hashes.length === 0) continue;
    const known = await tx
      .select({ hash: contactSuppression.hash })
      .from(contactSuppression)
      .where(inArray(contactSuppression.hash, hashes));
    const inHex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');
    const before = new Set(known.map(({ hash }) => inHex(hash)));
    const added = hashes.map(inHex).filter((hash) => !before.has(hash));
    await suppress(tx, secret, addresses, 'declined', now);
    if (added.length === 0) continue;
    const step = { mergeId: merge.id, entity: 'contact_suppression', fields: [], what: 'added' } as const;
    await tx.insert(mergeStep).values({ ...step, fields: [], rows: added });
  }
}

// Merging gives nobody more time to be told, and makes nobody sure of what they were not sure of.
async function clocksHold(tx: Db, merge: Merge, { from, into }: Both): Promise<void> {
  if (Temporal.Instant.compare(from.addedAt, into.addedAt) < 0)
    await takeColumns(tx, merge, contact, ['added_at', 'notice_warned_days']);
  if (Temporal.Instant.compare(from.renewedAt, into.renewedAt) > 0)
    await takeColumns(tx, merge, contact, ['renewed_at', 'renewed_by', 'review_reminded_at']);
}

async function lieWithMainRole(tx: Db, merge: Merge): Promise<void> {
  const area = sql`select i.district_id from role_holding r join institution i on i.id = r.institution_id
    where r.contact_id = ${merge.into}::uuid and r.is_main and r.to_on is null`;
  await changeRows(
    tx,
    merge,
    contact,
    { area_id: sql`(${area})` },
    sql`f.id = ${merge.into}::uuid and exists (${area}) and f.area_id is distinct from (${area})`,
  );
}
