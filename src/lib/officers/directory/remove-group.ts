import { and, count, eq, gte, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import { roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { renewSessionsOf } from '../sign-in/sessions.ts';
import type { MappedGroup } from './groups.ts';

type Brings = Pick<MappedGroup, 'role' | 'areaId'>;

const heldThrough = ({ role, areaId }: Brings, now: Temporal.Instant) =>
  and(
    eq(roleGrant.source, 'directory'),
    eq(roleGrant.role, role),
    eq(roleGrant.areaId, areaId),
    isNull(roleGrant.revokedAt),
    gte(roleGrant.endsOn, ukDay(now)),
  );

const isBroughtByAnother = async (db: Db, { role, areaId }: Brings): Promise<boolean> =>
  (await db.$count(directoryGroup, and(eq(directoryGroup.role, role), eq(directoryGroup.areaId, areaId)))) >
  1;

/** How many people lose a role at once when a group is removed: those that no other group brings it to. */
export async function countLosing(db: Db, group: Brings, now: Temporal.Instant): Promise<number> {
  if (await isBroughtByAnother(db, group)) return 0;
  const [row] = await db.select({ people: count() }).from(roleGrant).where(heldThrough(group, now));
  return row?.people ?? 0;
}

/** Removes a group. The role goes at once from whoever had it through the directory alone. */
export async function removeGroup(
  db: Db,
  actor: Officer,
  group: MappedGroup,
  now: Temporal.Instant,
): Promise<{ losing: number }> {
  return db.transaction(async (tx) => {
    const isLast = !(await isBroughtByAnother(tx, group));
    const gone = await tx.delete(directoryGroup).where(eq(directoryGroup.id, group.id)).returning();
    if (gone.length === 0) return { losing: 0 };
    const entry = { operation: 'permission', entity: 'directory_group', ids: [group.id] } as const;
    await record(tx, actor, entry, now);
    return { losing: isLast ? await takeAway(tx, actor, group, now) : 0 };
  });
}

async function takeAway(db: Db, actor: Officer, group: Brings, now: Temporal.Instant): Promise<number> {
  const reason = 'The group that brought it was removed';
  const taken = await db
    .update(roleGrant)
    .set({ revokedAt: now, revokedBy: actor.id, reason })
    .where(heldThrough(group, now))
    .returning({ id: roleGrant.id, officerId: roleGrant.officerId });
  if (taken.length === 0) return 0;
  for (const { officerId } of taken) await renewSessionsOf(db, officerId, now);
  const ids = taken.map(({ id }) => id);
  const fields = ['revoked_at'];
  await record(db, actor, { operation: 'permission', entity: 'role_grant', ids, fields, reason }, now);
  return taken.length;
}
