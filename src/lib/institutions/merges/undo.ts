import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import { duplicatePair, type MergeId, recordMerge, type Stayed } from '#db/schema/duplicates.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import type { Link, Merge } from '#lib/merge/links.ts';
import { countSince } from '#lib/merge/since.ts';
import { type Left, undoSteps } from '#lib/merge/undo.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { reckonSome } from '../duty/reckon.ts';
import { inMerge, pairOf } from './begin.ts';
import { settleContactsAgain } from './undo-contacts.ts';

type MergeRow = typeof recordMerge.$inferSelect;

export type UndoRefusal =
  | 'no such merge'
  | 'undone already'
  | 'too late'
  | 'a later merge'
  | 'no such record'
  | 'busy'
  | 'closes a circle';

type Asked = { id: MergeId; reason: string; secret: string };

/**
 * Takes two records apart again: rows that came over go back, values return. What came to the record since then stays
 * with it, and what somebody changed since then stays as they made it; both are returned.
 *
 * @param links all that follows such records, of every room, as when they were merged
 */
export const undoMerge = (
  db: Db,
  officer: Officer,
  { id, reason, secret }: Asked,
  links: readonly Link[],
  now: Temporal.Instant,
): Promise<Outcome<Stayed, UndoRefusal>> =>
  inMerge(db, async (tx) => {
    const [found] = await tx.select().from(recordMerge).where(eq(recordMerge.id, id)).for('update');
    if (!found) return refused('no such merge');
    const why = await whyNotUndone(tx, found, now);
    if (why) return refused(why);
    const merge = { id, from: found.fromId, into: found.intoId, by: officer.id };
    const since = await countSince(tx, links, merge, found.mergedAt);
    const left = await takeApart(tx, found, merge, links, now);
    if (found.entity === 'contact')
      await settleContactsAgain(tx, merge, { since: found.mergedAt, secret }, now);
    else await reckonSome(tx, [merge.from, merge.into] as InstitutionId[], now);
    const stayed = { since: [...since], left };
    await tx
      .update(recordMerge)
      .set({ undoneAt: now, undoneBy: officer.id, stayed })
      .where(eq(recordMerge.id, id));
    // Whether they are one is a question again.
    const open = { decidedAt: null, decidedBy: null, decision: null };
    await tx
      .update(duplicatePair)
      .set(open)
      .where(pairOf(found.entity, merge.from, merge.into));
    const entry = { operation: 'alter', entity: found.entity, ids: [merge.from, merge.into] } as const;
    await record(tx, officer, { ...entry, fields: ['merged_into_id'], reason }, now);
    return done(stayed);
  });

async function whyNotUndone(tx: Db, found: MergeRow, now: Temporal.Instant): Promise<UndoRefusal | null> {
  if (found.undoneAt) return 'undone already';
  if (Temporal.PlainDate.compare(ukDay(now), found.undoUntil) > 0) return 'too late';
  const { fromId, intoId, mergedAt, entity } = found;
  const both = [fromId, intoId].sort();
  const rows =
    entity === 'contact'
      ? await lockContacts(tx, both as ContactId[])
      : await lockInstitutions(tx, both as InstitutionId[]);
  if (rows !== 2) return 'no such record';
  // What one merge did, the next builds upon: they are taken back like plates from a pile.
  const later = await tx.$count(
    recordMerge,
    and(
      gt(recordMerge.mergedAt, mergedAt),
      isNull(recordMerge.undoneAt),
      or(inArray(recordMerge.intoId, both), inArray(recordMerge.fromId, both)),
    ),
  );
  return later > 0 ? 'a later merge' : null;
}

const lockContacts = async (tx: Db, ids: ContactId[]): Promise<number> =>
  (
    await tx
      .select({ id: contact.id })
      .from(contact)
      .where(and(inArray(contact.id, ids), isNull(contact.erasedAt)))
      .orderBy(contact.id)
      .for('update')
  ).length;

const lockInstitutions = async (tx: Db, ids: InstitutionId[]): Promise<number> =>
  (
    await tx
      .select({ id: institution.id })
      .from(institution)
      .where(inArray(institution.id, ids))
      .orderBy(institution.id)
      .for('update')
  ).length;

// The record stands by itself before its rows come back: a trigger leads rows of merged ones on.
async function takeApart(
  tx: Db,
  { entity }: MergeRow,
  merge: Merge,
  links: readonly Link[],
  now: Temporal.Instant,
): Promise<Left[]> {
  const table = sql.identifier(entity);
  await tx.execute(sql`update ${table} set merged_into_id = null, merged_at = null, sequence = sequence + 1,
    changed_at = ${now.toString()}::timestamptz where id = ${merge.from}::uuid`);
  await tx.execute(sql`update ${table} set sequence = sequence + 1, changed_at = ${now.toString()}::timestamptz
    where id = ${merge.into}::uuid`);
  return undoSteps(tx, merge, links);
}
