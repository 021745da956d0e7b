import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { restriction, type RestrictionId, restrictionReader } from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { mayOpen } from './may-open.ts';

const standing = (id: RestrictionId) =>
  and(eq(restrictionReader.restrictionId, id), isNull(restrictionReader.removedAt));

/** The people a restricted record is kept to, by name. */
export const listReaders = (db: Db, id: RestrictionId) =>
  db
    .select({ id: officer.id, name: officer.name, namedAt: restrictionReader.namedAt })
    .from(restrictionReader)
    .innerJoin(officer, eq(officer.id, restrictionReader.officerId))
    .where(standing(id))
    .orderBy(asc(officer.name), asc(officer.id));

// Only who sees the record says who else does: otherwise anybody could name themselves instead of breaking glass.
async function lockForChange(tx: Db, actor: Officer, id: RestrictionId, now: Temporal.Instant) {
  const [row] = await tx
    .select()
    .from(restriction)
    .where(and(eq(restriction.id, id), isNull(restriction.liftedAt)))
    .for('update');
  return row && (await mayOpen(tx, actor, row.entity, row.entityId, now)) ? row : null;
}

/** Names one more person; nobody names themselves. */
export function nameReader(
  db: Db,
  actor: Officer,
  id: RestrictionId,
  person: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not yours' | 'yourself' | 'named already'>> {
  return db.transaction(async (tx) => {
    if (!(await lockForChange(tx, actor, id, now))) return refused('not yours');
    if (person === actor.id) return refused('yourself');
    const [made] = await tx
      .insert(restrictionReader)
      .values({ restrictionId: id, officerId: person, namedAt: now, namedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: restrictionReader.officerId });
    if (!made) return refused('named already');
    await noteChange(tx, actor, person, now);
    return done(null);
  });
}

/** Takes one person off, but never the last. */
export function removeReader(
  db: Db,
  actor: Officer,
  id: RestrictionId,
  person: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not yours' | 'not named' | 'the last'>> {
  return db.transaction(async (tx) => {
    if (!(await lockForChange(tx, actor, id, now))) return refused('not yours');
    const people = await listReaders(tx, id);
    if (!people.some((one) => one.id === person)) return refused('not named');
    if (people.length === 1) return refused('the last');
    await tx
      .update(restrictionReader)
      .set({ removedAt: now, removedBy: actor.id })
      .where(and(standing(id), eq(restrictionReader.officerId, person)));
    await noteChange(tx, actor, person, now);
    return done(null);
  });
}

const noteChange = (tx: Db, actor: Officer, person: OfficerId, now: Temporal.Instant): Promise<void> =>
  record(
    tx,
    actor,
    { operation: 'permission', entity: 'officer', ids: [person], fields: ['restriction_reader'] },
    now,
  );
