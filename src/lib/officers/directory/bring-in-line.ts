import { and, eq, gte, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import { type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { renewSessionsOf } from '../sign-in/sessions.ts';

/** For so many days after a single sign-on its roles hold: who has left the force has not signed in since. */
const directoryDays = 7;

type Brought = Pick<typeof directoryGroup.$inferSelect, 'role' | 'areaId'>;

const isSame = (one: Brought) => (other: Brought) => one.role === other.role && one.areaId === other.areaId;

/** The roles that groups of the directory bring to somebody, but for those that they chose for a group. */
export const rolesOf = (db: Db, groups: readonly string[], id?: OfficerId): Promise<Brought[]> =>
  db
    .selectDistinct({ role: directoryGroup.role, areaId: directoryGroup.areaId })
    .from(directoryGroup)
    // Nobody gives themselves a role, by way of a group neither.
    .where(
      and(
        inArray(directoryGroup.groupKey, [...groups]),
        id === undefined ? undefined : ne(directoryGroup.addedBy, id),
      ),
    );

/**
 * Gives and takes the roles that come from the directory, as somebody's groups now say. Roles that a person
 * gave are left as they are.
 *
 * @param db the transaction of the sign-in
 */
export async function bringInLine(
  db: Db,
  actor: Actor,
  id: OfficerId,
  groups: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const brought = await rolesOf(db, groups, id);
  const held = await heldFromDirectory(db, id, now);
  const gone = held.filter((grant) => !brought.some(isSame(grant)));
  const missing = brought.filter((role) => !held.some(isSame(role)));
  const endsOn = ukDay(now).add({ days: directoryDays });
  const staying = held.filter((grant) => !gone.includes(grant)).map((grant) => grant.id);
  if (staying.length > 0) await db.update(roleGrant).set({ endsOn }).where(inArray(roleGrant.id, staying));
  const taken = await takeFromDirectory(
    db,
    gone.map((grant) => grant.id),
    now,
  );
  const given = await giveFromDirectory(db, id, missing, now);
  if (taken.length + given.length === 0) return;
  await renewSessionsOf(db, id, now);
  const reason = 'Groups of the directory at sign-in';
  const ids = [...given, ...taken];
  const fields = [...(given.length > 0 ? ['granted_at'] : []), ...(taken.length > 0 ? ['revoked_at'] : [])];
  await record(db, actor, { operation: 'permission', entity: 'role_grant', ids, fields, reason }, now);
}

const heldFromDirectory = (db: Db, id: OfficerId, now: Temporal.Instant) =>
  db
    .select({ id: roleGrant.id, role: roleGrant.role, areaId: roleGrant.areaId })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.officerId, id),
        eq(roleGrant.source, 'directory'),
        isNull(roleGrant.revokedAt),
        gte(roleGrant.endsOn, ukDay(now)),
      ),
    )
    .for('update');

type GrantId = (typeof roleGrant.$inferSelect)['id'];

async function takeFromDirectory(db: Db, ids: readonly GrantId[], now: Temporal.Instant): Promise<GrantId[]> {
  if (ids.length === 0) return [];
  const taken = await db
    .update(roleGrant)
    .set({ revokedAt: now, reason: 'No longer in a group of the directory that brings it' })
    .where(inArray(roleGrant.id, [...ids]))
    .returning({ id: roleGrant.id });
  return taken.map(({ id }) => id);
}

async function giveFromDirectory(
  db: Db,
  officerId: OfficerId,
  roles: readonly Brought[],
  now: Temporal.Instant,
) {
  if (roles.length === 0) return [];
  const startsOn = ukDay(now);
  const how = {
    startsOn,
    endsOn: startsOn.add({ days: directoryDays }),
    source: 'directory',
    grantedAt: now,
  } as const;
  const given = await db
    .insert(roleGrant)
    .values(roles.map((role) => ({ officerId, ...role, ...how })))
    // A person gave the same role for the same area this very day: theirs stands.
    .onConflictDoNothing()
    .returning({ id: roleGrant.id });
  return given.map(({ id }) => id);
}
