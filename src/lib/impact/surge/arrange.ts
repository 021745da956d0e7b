import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { surgeCall, type SurgeCallId } from '#db/schema/surge-calls.ts';
import type { SurgeDeed, SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { liveClaim } from './claim.ts';
import { lockSurge, noteChange, type SurgeRefusal } from './lock.ts';
import { type CallRefusal, lockCall, type OfCall } from './lock-call.ts';

export type MoveRefusal = CallRefusal | 'at the end';
export type AddRefusal = SurgeRefusal | 'in the order already' | 'too many';
export type RemoveRefusal = CallRefusal | 'somebody is ringing';

/** So many institutions are rung from one page. */
export const mostCalls = 60;

/** Moves a call before the one above it, or behind the one below. */
export function moveCall(
  db: Db,
  officer: Officer,
  { way, ...of }: OfCall & { way: 'up' | 'down' },
  now: Temporal.Instant,
): Promise<Outcome<null, MoveRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockCall(tx, of);
    if (!found.ok) return found;
    const { id, position } = found.value;
    const [past, order] = way === 'up' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
    const moved = await tx.execute(sql`
      with other as (select c.id, c.position from surge_call c where c.surge_id = ${of.surgeId}
          and c.position ${past} ${position} order by c.position ${order} limit 1)
      update surge_call c set position = case when c.id = ${id} then o.position else ${position}::int end
      from other o where c.id in (${id}, o.id) returning c.id`);
    if (moved.length === 0) return refused('at the end');
    await noted(tx, officer, { surgeId: of.surgeId, deed: 'moved', id, fields: ['position'] }, now);
    return done(null);
  });
}

/** Puts an institution at the end of the order; the page knows that it may be rung. */
export function addCall(
  db: Db,
  officer: Officer,
  { surgeId, institutionId, because }: { surgeId: SurgeId; institutionId: InstitutionId; because: string },
  now: Temporal.Instant,
): Promise<Outcome<SurgeCallId, AddRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSurge(tx, surgeId);
    if (!found.ok) return found;
    const here = and(eq(surgeCall.surgeId, surgeId), isNull(surgeCall.removedAt));
    const there = await tx.select().from(surgeCall).where(here);
    if (there.some((one) => one.institutionId === institutionId)) return refused('in the order already');
    if (there.length >= mostCalls) return refused('too many');
    const position = Math.max(0, ...there.map((one) => one.position ?? 0)) + 1;
    const row = { surgeId, institutionId, position, because, addedAt: now, addedBy: officer.id };
    const [made] = await tx.insert(surgeCall).values(row).returning({ id: surgeCall.id });
    await noteChange(tx, officer, { surgeId, deed: 'added' }, now);
    await record(tx, officer, { operation: 'collect', entity: 'surge_call', ids: [made!.id] }, now);
    return done(made!.id);
  });
}

/** Takes an institution out of the order, with a reason; what was rung there stays in the log. */
export function removeCall(
  db: Db,
  officer: Officer,
  { reason, ...of }: OfCall & { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, RemoveRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockCall(tx, of);
    if (!found.ok) return found;
    const { id } = found.value;
    if (await liveClaim(tx, id, now)) return refused('somebody is ringing');
    const gone = { position: null, removedAt: now, removedBy: officer.id, removedReason: reason };
    await tx.update(surgeCall).set(gone).where(eq(surgeCall.id, id));
    await noted(tx, officer, { surgeId: of.surgeId, deed: 'removed', id, fields: ['removed_at'] }, now);
    return done(null);
  });
}

type Note = { surgeId: SurgeId; deed: SurgeDeed; id: SurgeCallId; fields: readonly string[] };

async function noted(tx: Db, officer: Officer, { surgeId, deed, id, fields }: Note, now: Temporal.Instant) {
  await noteChange(tx, officer, { surgeId, deed }, now);
  await record(tx, officer, { operation: 'alter', entity: 'surge_call', ids: [id], fields }, now);
}
