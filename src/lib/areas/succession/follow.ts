import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { areaReorganisation, areaSuccession, type PlannedArea } from '#db/schema/area-facts.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { place } from '#db/schema/postcodes.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { slugOf } from '../slug.ts';

/** An area that took the place of others, by its code. */
export type Successor = { id: AreaId; code: string };

/** What ended and what took its place: all of each, when there is one successor. */
export type Followed = { endedIds: readonly AreaId[]; successors: readonly Successor[] };

/** Takes along what stands in areas that ended; says how much moved and how much could not be placed. */
export type TakeAlong = (
  tx: Db,
  followed: Followed,
  now: Temporal.Instant,
) => Promise<{ moved: number; left: number }>;

type Reorganisation = typeof areaReorganisation.$inferSelect;

const system: Actor = { kind: 'system' };

/**
 * Does what was planned for today or before: ends areas, makes those that take their place, and takes along what
 * stands in them. Each reorganisation is one transaction.
 */
export async function followReorganisations(
  db: Db,
  takeAlong: TakeAlong,
  now: Temporal.Instant,
): Promise<{ reorganisations: number; moved: number; left: number }> {
  const counts = { reorganisations: 0, moved: 0, left: 0 };
  for (;;) {
    const followed = await db.transaction((tx) => followNext(tx, takeAlong, now));
    if (!followed) return counts;
    counts.reorganisations += 1;
    counts.moved += followed.moved;
    counts.left += followed.left;
  }
}

async function followNext(tx: Db, takeAlong: TakeAlong, now: Temporal.Instant) {
  await tx.execute(sql`select pg_advisory_xact_lock(7251964023)`);
  const { followedAt, withdrawnAt, effectiveOn, id } = areaReorganisation;
  const [due] = await tx
    .select()
    .from(areaReorganisation)
    .where(and(isNull(followedAt), isNull(withdrawnAt), lte(effectiveOn, ukDay(now))))
    .orderBy(asc(effectiveOn), asc(id))
    .limit(1);
  if (!due) return null;
  await tx.update(area).set({ validTo: due.effectiveOn }).where(inArray(area.id, due.endingIds));
  const successors = await standing(tx, due);
  await pass(tx, due, successors);
  const taken = await takeAlong(tx, { endedIds: due.endingIds, successors }, now);
  await tx
    .update(areaReorganisation)
    .set({ followedAt: now, movedCount: taken.moved, leftCount: taken.left })
    .where(eq(id, due.id));
  await record(
    tx,
    system,
    { operation: 'alter', entity: 'area', ids: due.endingIds, fields: ['valid_to'] },
    now,
  );
  return taken;
}

/** The areas that take their place: those that stand already, and the others made now. */
async function standing(
  tx: Db,
  { endingIds, successors, effectiveOn }: Reorganisation,
): Promise<Successor[]> {
  const [like] = await tx
    .select({ kind: area.kind, parentId: area.parentId })
    .from(area)
    .where(eq(area.id, endingIds[0]!));
  const made: Successor[] = [];
  for (const planned of successors) made.push(await oneOf(tx, { ...planned, ...like! }, effectiveOn));
  return made;
}

type Like = Pick<typeof area.$inferSelect, 'kind' | 'parentId'>;

async function oneOf(
  tx: Db,
  { code, name, kind, parentId }: PlannedArea & Like,
  validFrom: Temporal.PlainDate,
): Promise<Successor> {
  const [known] = await tx
    .select({ id: area.id })
    .from(area)
    .where(and(eq(area.kind, kind), eq(area.code, code), isNull(area.validTo)));
  if (known) return { id: known.id, code };
  const slug = await freeSlug(tx, name);
  const [made] = await tx
    .insert(area)
    .values({ kind, code, name, slug, parentId, validFrom })
    .returning({ id: area.id });
  return { id: made!.id, code };
}

// Addresses are kept: an area that ends leaves its slug to the one of the same name that follows it.
async function freeSlug(tx: Db, name: string): Promise<string> {
  const slug = slugOf(name);
  const [taken] = await tx
    .select({ id: area.id })
    .from(area)
    .where(and(eq(area.slug, slug), isNull(area.validTo)));
  return taken ? `${slug}-district` : slug;
}

async function pass(
  tx: Db,
  { endingIds, successors: planned, effectiveOn }: Reorganisation,
  successors: readonly Successor[],
): Promise<void> {
  await tx.insert(areaSuccession).values(
    endingIds.flatMap((predecessorId) =>
      successors.map(({ id, code }) => ({
        ...{ predecessorId, successorId: id, effectiveOn },
        share: planned.find((one) => one.code === code)!.share,
      })),
    ),
  );
  const [only, ...others] = successors;
  // Of several nobody can say which a town or a ward went to before boundaries are imported.
  if (!only || others.length > 0) return;
  await tx.update(area).set({ parentId: only.id }).where(inArray(area.parentId, endingIds));
  await tx.update(place).set({ areaId: only.id }).where(inArray(place.areaId, endingIds));
}
