import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import { officer, type Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { areaPath, areasFor } from '../areas.ts';
import { can } from '../can.ts';

export type GroupId = (typeof directoryGroup.$inferSelect)['id'];

/** A group of the directory and what it brings. */
export type MappedGroup = Awaited<ReturnType<typeof listGroups>>[number];

const shown = {
  id: directoryGroup.id,
  groupKey: directoryGroup.groupKey,
  label: directoryGroup.label,
  role: directoryGroup.role,
  areaId: directoryGroup.areaId,
  areaName: area.name,
  addedAt: directoryGroup.addedAt,
  addedBy: officer.name,
};

const groupsWithin = (db: Db, areas: readonly AreaId[], id?: GroupId) =>
  db
    .select(shown)
    .from(directoryGroup)
    .innerJoin(area, eq(area.id, directoryGroup.areaId))
    .innerJoin(officer, eq(officer.id, directoryGroup.addedBy))
    .where(
      and(
        inArray(directoryGroup.areaId, [...areas]),
        id === undefined ? undefined : eq(directoryGroup.id, id),
      ),
    )
    .orderBy(asc(directoryGroup.label), asc(directoryGroup.role), asc(area.name));

/** The groups that bring roles in the areas of an administrator. */
export const listGroups = async (db: Db, actor: Officer) =>
  groupsWithin(db, await areasFor(db, actor, 'manageDirectory'));

/** One of those groups; null when there is none, or none for this administrator. */
export async function findGroup(db: Db, actor: Officer, id: GroupId | null): Promise<MappedGroup | null> {
  if (!id) return null;
  const [found] = await groupsWithin(db, await areasFor(db, actor, 'manageDirectory'), id);
  return found ?? null;
}

/** A group as somebody writes it down. */
export type GroupDetails = { groupKey: string; label: string; role: Role; areaId: AreaId | null };

/** Lets a group of the directory bring a role in an area, from the next sign-in of each of its members on. */
export async function addGroup(
  db: Db,
  actor: Officer,
  { groupKey, label, role, areaId }: GroupDetails,
  now: Temporal.Instant,
): Promise<Outcome<{ id: GroupId }, 'no such area' | 'there already'>> {
  if (!areaId || !can.manageDirectory(actor, await areaPath(db, areaId))) return refused('no such area');
  return db.transaction(async (tx) => {
    const [added] = await tx
      .insert(directoryGroup)
      .values({ groupKey, label, role, areaId, addedAt: now, addedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: directoryGroup.id });
    if (!added) return refused('there already');
    const fields = ['group_key', 'label', 'role', 'area_id'];
    await record(
      tx,
      actor,
      { operation: 'permission', entity: 'directory_group', ids: [added.id], fields },
      now,
    );
    return done(added);
  });
}

/** Where an administrator may let a group bring a role, by kind of place. */
export async function listPlaces(db: Db, actor: Officer) {
  const areas = await areasFor(db, actor, 'manageDirectory');
  return db
    .select({ id: area.id, name: area.name, kind: area.kind })
    .from(area)
    .where(and(inArray(area.id, [...areas]), isNull(area.validTo)))
    .orderBy(asc(area.name));
}
