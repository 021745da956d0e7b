import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { tensionGroup, type TensionGroupId } from '#db/schema/tension-groups.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What a Tension Monitoring Group is for, where, and which post chairs it. */
export type GroupDetails = { name: string; areaId: AreaId; purpose: string; chair: string };

/** Starts a group, without organisations at first. */
export function startGroup(
  db: Db,
  officer: Officer,
  details: GroupDetails,
  now: Temporal.Instant,
): Promise<TensionGroupId> {
  return db.transaction(async (tx) => {
    const row = { ...details, startedAt: now, startedBy: officer.id };
    const [made] = await tx.insert(tensionGroup).values(row).returning({ id: tensionGroup.id });
    await record(tx, officer, { operation: 'collect', entity: 'tension_group', ids: [made!.id] }, now);
    return made!.id;
  });
}

export type GroupRefusal = 'no such group' | 'closed' | 'changed meanwhile';
type SeenGroup = { id: TensionGroupId; sequence: number };

/** Changes what a group is, if it still is as the form showed it. */
export const editGroup = (
  db: Db,
  officer: Officer,
  seen: SeenGroup,
  details: GroupDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, GroupRefusal>> => change(db, officer, seen, details, now);

/** Ends a group: it meets no more. What it agreed stays until its time has come. */
export const closeGroup = (
  db: Db,
  officer: Officer,
  seen: SeenGroup,
  now: Temporal.Instant,
): Promise<Outcome<null, GroupRefusal>> =>
  change(db, officer, seen, { closedAt: now, closedBy: officer.id }, now);

function change(
  db: Db,
  officer: Officer,
  { id, sequence }: SeenGroup,
  values: Partial<typeof tensionGroup.$inferInsert>,
  now: Temporal.Instant,
): Promise<Outcome<null, GroupRefusal>> {
  return db.transaction(async (tx) => {
    const open = await lockGroup(tx, id);
    if (!open.ok) return open;
    if (open.value.sequence !== sequence) return refused('changed meanwhile');
    await tx
      .update(tensionGroup)
      .set({ ...values, sequence: sequence + 1 })
      .where(eq(tensionGroup.id, id));
    await record(tx, officer, { operation: 'alter', entity: 'tension_group', ids: [id] }, now);
    return done(null);
  });
}

/** The row of a group that goes on, held until the transaction ends. */
export async function lockGroup(
  tx: Db,
  id: TensionGroupId,
): Promise<Outcome<typeof tensionGroup.$inferSelect, 'no such group' | 'closed'>> {
  const [found] = await tx.select().from(tensionGroup).where(eq(tensionGroup.id, id)).for('update');
  if (!found) return refused('no such group');
  return found.closedAt ? refused('closed') : done(found);
}
