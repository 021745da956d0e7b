import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionAlias, institutionStanding } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import type { Link, Merge } from '#lib/merge/links.ts';
import { changeRows, follow, noteAdded } from '#lib/merge/steps.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { reckonSome } from '../duty/reckon.ts';
import {
  type Asked,
  beginMerge,
  bothOf,
  inMerge,
  type Merged,
  type MergeRefusal,
  recordMerged,
} from './begin.ts';
import { type InstitutionField, institutionFields, takeColumns, takeNumber, uniqueFields } from './fields.ts';
import { oneOwner } from './settle.ts';
import { strictest } from './strictest.ts';

type Row = typeof institution.$inferSelect;

/**
 * Makes two records of one institution one: it takes what was chosen of the other, both lists are kept, and every row
 * that belonged to either belongs to it. Can be undone for 30 days.
 *
 * Both rows stay locked meanwhile: a booking under way is waited for, and one that comes later lands on the record
 * that stays by a trigger.
 *
 * @param links all that follows an institution, of every room
 */
export const mergeInstitutions = (
  db: Db,
  officer: Officer,
  asked: Asked<InstitutionId, InstitutionField>,
  links: readonly Link[],
  now: Temporal.Instant,
): Promise<Outcome<Merged, MergeRefusal>> =>
  inMerge(db, async (tx) => {
    const both = bothOf(await lockBoth(tx, asked), asked);
    if (!both.ok) return both;
    const { from, into } = both.value;
    const merge = await beginMerge(tx, officer, 'institution', asked, now);
    await settleOwners(tx, merge, asked.take, now);
    const followed = await follow(tx, merge, links, now);
    await giveIn(tx, merge, { from, into }, now);
    await takeFields(tx, merge, asked.take);
    await strictestHolds(tx, merge, { from, into }, now);
    await keepBoth(tx, merge, { from, into }, now);
    await noteStanding(tx, merge, into, asked.reason, now);
    await reckonSome(tx, [asked.into], now);
    await recordMerged(tx, officer, 'institution', { ...asked, fields: [...asked.take] }, followed, now);
    return done({ id: merge.id });
  });

const lockBoth = (tx: Db, { from, into }: { from: InstitutionId; into: InstitutionId }): Promise<Row[]> =>
  tx
    .select()
    .from(institution)
    .where(inArray(institution.id, [from, into]))
    .orderBy(institution.id)
    .for('update');

async function settleOwners(
  tx: Db,
  merge: Merge,
  take: ReadonlySet<InstitutionField>,
  now: Temporal.Instant,
): Promise<void> {
  for (const part of ['owner', 'deputy'] as const)
    await oneOwner(tx, merge, { part, ends: take.has(part) ? 'into' : 'from' }, now);
}

// Both count as changed: whoever has a form of either open is told.
async function giveIn(tx: Db, { from, into }: Merge, rows: { from: Row; into: Row }, now: Temporal.Instant) {
  const gone = { mergedIntoId: into as InstitutionId, mergedAt: now, sequence: rows.from.sequence + 1 };
  await tx
    .update(institution)
    .set(gone)
    .where(eq(institution.id, from as InstitutionId));
  await tx
    .update(institution)
    .set({ changedAt: now, sequence: rows.into.sequence + 1 })
    .where(eq(institution.id, into as InstitutionId));
}

async function takeFields(tx: Db, merge: Merge, take: ReadonlySet<InstitutionField>): Promise<void> {
  for (const field of take) {
    const columns = institutionFields[field];
    if (uniqueFields.has(field)) await takeNumber(tx, merge, institution, columns[0]!);
    else if (columns.length > 0) await takeColumns(tx, merge, institution, columns);
  }
}

async function strictestHolds(
  tx: Db,
  merge: Merge,
  { from, into }: { from: Row; into: Row },
  now: Temporal.Instant,
) {
  if (strictest(from, into, ukDay(now)) === 'from')
    await takeColumns(tx, merge, institution, ['contact_state', 'paused_until']);
}

// Lists keep what either had; the name that was not chosen becomes another name of the record.
async function keepBoth(
  tx: Db,
  merge: Merge,
  { from, into }: { from: Row; into: Row },
  now: Temporal.Instant,
) {
  const more = from.languages.filter((language) => !into.languages.includes(language));
  if (more.length > 0) {
    const languages = { languages: sql`f.languages || ${sql.param(more)}::text[]` };
    await changeRows(tx, merge, institution, languages, sql`f.id = ${merge.into}::uuid`);
  }
  const id = merge.into as InstitutionId;
  const [stays] = await tx.select().from(institution).where(eq(institution.id, id));
  const names = [from.name, into.name].filter((name) => name.toLowerCase() !== stays!.name.toLowerCase());
  if (names.length === 0) return;
  const rows = await tx
    .insert(institutionAlias)
    .values(names.map((name) => ({ institutionId: id, name, addedAt: now })))
    .onConflictDoNothing()
    .returning({ id: institutionAlias.id });
  await noteAdded(
    tx,
    merge,
    institutionAlias,
    rows.map((row) => row.id),
  );
}

// How we stand with it has a history of its own, which says when and why it became another.
async function noteStanding(tx: Db, merge: Merge, before: Row, reason: string, now: Temporal.Instant) {
  const id = merge.into as InstitutionId;
  const [after] = await tx.select().from(institution).where(eq(institution.id, id));
  const { strength, tier, reach, relevance, contactState, pausedUntil } = after!;
  const stands = { strength, tier, reach, relevance, contactState, pausedUntil };
  const isSame = Object.entries(stands).every(
    ([name, value]) => String(before[name as keyof Row]) === String(value),
  );
  if (isSame) return;
  const [row] = await tx
    .insert(institutionStanding)
    .values({ institutionId: id, ...stands, reason, at: now, by: merge.by as never })
    .returning({ id: institutionStanding.id });
  await noteAdded(tx, merge, institutionStanding, [row!.id]);
}
