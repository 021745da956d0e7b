import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { handOver, officer, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { stateAt } from './account-state.ts';
import { peopleWithin, personWithin, thisOfficer } from './people-within.ts';

const asker = alias(officer, 'asker');
const taker = alias(officer, 'taker');

const openWithin = (areas: readonly AreaId[]) =>
  and(isNull(handOver.doneAt), peopleWithin(areas)(thisOfficer));

/** The hand-overs that wait for somebody to take them on, oldest first. */
export const listHandOvers = (db: Db, areas: readonly AreaId[]) =>
  db
    .select({
      officerId: officer.id,
      name: officer.name,
      askedAt: handOver.askedAt,
      askedByName: asker.name,
      closedAt: officer.deactivatedAt,
    })
    .from(handOver)
    .innerJoin(officer, eq(officer.id, handOver.officerId))
    .innerJoin(asker, eq(asker.id, handOver.askedBy))
    .where(openWithin(areas))
    .orderBy(asc(handOver.askedAt))
    .limit(200);
export type OpenHandOver = Awaited<ReturnType<typeof listHandOvers>>[number];

/** How many hand-overs wait. */
export async function countHandOvers(db: Db, areas: readonly AreaId[]): Promise<number> {
  const rows = await db
    .select({ id: handOver.id })
    .from(handOver)
    .innerJoin(officer, eq(officer.id, handOver.officerId))
    .where(openWithin(areas));
  return rows.length;
}

/** A colleague with the newest hand-over of what they look after; null where they are not within these areas. */
export async function findHandOver(
  db: Db,
  actor: Officer,
  id: OfficerId | null,
  areas: readonly AreaId[],
  now: Temporal.Instant,
) {
  const person = id ? await personWithin(db, areas, id) : null;
  if (!person) return null;
  const [row] = await db
    .select({
      askedAt: handOver.askedAt,
      askedByName: asker.name,
      doneAt: handOver.doneAt,
      toName: taker.name,
    })
    .from(handOver)
    .innerJoin(asker, eq(asker.id, handOver.askedBy))
    .leftJoin(taker, eq(taker.id, handOver.toOfficerId))
    .where(eq(handOver.officerId, person.id))
    .orderBy(desc(handOver.askedAt))
    .limit(1);
  await record(db, actor, { operation: 'consult', entity: 'officer', ids: [person.id] }, now);
  return { person, newest: row ?? null };
}

/** Colleagues in these areas who sign in, and so can take something over. */
export const listTakers = (db: Db, areas: readonly AreaId[], except: OfficerId, now: Temporal.Instant) =>
  db
    .select({ id: officer.id, name: officer.name, email: officer.email, state: stateAt(now) })
    .from(officer)
    .where(and(isNull(officer.deactivatedAt), peopleWithin(areas)(thisOfficer)))
    .orderBy(asc(officer.name))
    .then((rows) => rows.filter(({ id, state }) => state === 'active' && id !== except));

/**
 * Notes that a hand-over is done: to a colleague, or that nothing was left.
 *
 * @param tx the transaction in which each room gives its part over
 */
export async function finishHandOver(
  tx: Db,
  actor: Officer,
  id: OfficerId,
  to: OfficerId | null,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not open'>> {
  const set = { doneAt: now, doneBy: actor.id, toOfficerId: to, isNothingLeft: to === null };
  const ended = await tx
    .update(handOver)
    .set(set)
    .where(and(eq(handOver.officerId, id), isNull(handOver.doneAt)))
    .returning({ id: handOver.id });
  if (ended.length === 0) return refused('not open');
  const ids = ended.map((one) => one.id);
  await record(tx, actor, { operation: 'alter', entity: 'hand_over', ids, fields: ['done_at'] }, now);
  return done(null);
}
