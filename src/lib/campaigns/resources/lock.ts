import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { resource, type ResourceId, resourceVersion } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type SeenVersion = { id: ResourceId; sequence: number };
export type VersionRefusal =
  'no such resource' | 'withdrawn' | 'nothing open' | 'changed meanwhile' | 'waiting';
export type VersionRow = typeof resourceVersion.$inferSelect;

/** The version of a resource that is being worked on, locked with it, if it is still as it was seen. */
export async function lockOpen(
  tx: Db,
  { id, sequence }: SeenVersion,
): Promise<Outcome<VersionRow, VersionRefusal>> {
  const [found] = await tx.select().from(resource).where(eq(resource.id, id)).for('update');
  if (!found) return refused('no such resource');
  if (found.withdrawnAt) return refused('withdrawn');
  const [open] = await tx
    .select()
    .from(resourceVersion)
    .where(and(eq(resourceVersion.resourceId, id), isNull(resourceVersion.approvedAt)));
  if (!open) return refused('nothing open');
  return open.sequence === sequence ? done(open) : refused('changed meanwhile');
}

/** The same for whoever writes in it: not while somebody else is asked to look at it. */
export async function lockDraft(tx: Db, seen: SeenVersion): Promise<Outcome<VersionRow, VersionRefusal>> {
  const found = await lockOpen(tx, seen);
  return found.ok && found.value.askedAt ? refused('waiting') : found;
}

type Change = Partial<Omit<VersionRow, 'id' | 'resourceId' | 'number' | 'sequence'>>;

/** Changes a locked version, counts the change and records it. */
export async function changeVersion(
  tx: Db,
  officer: Officer,
  row: VersionRow,
  set: Change,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(resourceVersion)
    .set({ ...set, sequence: row.sequence + 1 })
    .where(eq(resourceVersion.id, row.id));
  await touched(tx, officer, row.resourceId, columnsOf(set), now);
}

/** Notes that something of a resource changed, and which fields. */
export async function touched(
  tx: Db,
  officer: Officer,
  id: ResourceId,
  fields: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await tx.update(resource).set({ touchedAt: now }).where(eq(resource.id, id));
  await record(tx, officer, { operation: 'alter', entity: 'resource', ids: [id], fields }, now);
}

/** Whoever wrote in a version, with one more. */
export const withWriter = ({ writers }: VersionRow, { id }: Officer) => [...new Set([...writers, id])];
