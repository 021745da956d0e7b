import { and, arrayOverlaps, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { areaReorganisation, type PlannedArea } from '#db/schema/area-facts.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sharesFit } from './shares.ts';

export type ReorganisationId = Id<'area_reorganisation'>;

/** What is to happen on a day: some areas end, and others take their place in these shares. */
export type Plan = {
  endingIds: readonly AreaId[];
  successors: readonly PlannedArea[];
  effectiveOn: Temporal.PlainDate;
};

export type PlanRefusal = 'shares' | 'not ahead' | 'ends already' | 'not alike' | 'takes its own place';

const lock = sql`select pg_advisory_xact_lock(7251964023)`;

/** Plans that areas end and others take their place. Nothing changes until the day, and it can be taken back. */
export function planReorganisation(
  db: Db,
  actor: Officer,
  plan: Plan,
  now: Temporal.Instant,
): Promise<Outcome<ReorganisationId, PlanRefusal>> {
  return db.transaction(async (tx) => {
    await tx.execute(lock);
    if (!sharesFit(plan.successors)) return refused('shares');
    if (Temporal.PlainDate.compare(plan.effectiveOn, ukDay(now)) <= 0) return refused('not ahead');
    const fault = await faultOf(tx, plan);
    if (fault) return refused(fault);
    const { endingIds, successors, effectiveOn } = plan;
    const [made] = await tx
      .insert(areaReorganisation)
      .values({
        ...{ endingIds: [...endingIds], successors: [...successors], effectiveOn },
        ...{ recordedAt: now, recordedBy: actor.id },
      })
      .returning({ id: areaReorganisation.id });
    const { id } = made!;
    await record(
      tx,
      actor,
      { operation: 'alter', entity: 'area', ids: endingIds, fields: ['valid_to'] },
      now,
    );
    return done(id);
  });
}

async function faultOf(tx: Db, { endingIds, successors }: Plan): Promise<PlanRefusal | null> {
  const ending = await tx
    .select({ kind: area.kind, parentId: area.parentId, code: area.code })
    .from(area)
    .where(and(inArray(area.id, [...endingIds]), isNull(area.validTo)));
  if (ending.length !== new Set(endingIds).size || ending.length === 0) return 'ends already';
  const alike = ending.every(
    ({ kind, parentId }) => kind === ending[0]!.kind && parentId === ending[0]!.parentId,
  );
  if (!alike) return 'not alike';
  if (ending.some(({ code }) => successors.some((one) => one.code === code))) return 'takes its own place';
  const [planned] = await tx
    .select({ id: areaReorganisation.id })
    .from(areaReorganisation)
    .where(and(isAhead, arrayOverlaps(areaReorganisation.endingIds, [...endingIds])))
    .limit(1);
  return planned ? 'ends already' : null;
}

const isAhead = and(isNull(areaReorganisation.followedAt), isNull(areaReorganisation.withdrawnAt));

/** Takes a reorganisation back before its day. */
export function withdrawReorganisation(
  db: Db,
  actor: Officer,
  id: ReorganisationId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'too late'>> {
  return db.transaction(async (tx) => {
    await tx.execute(lock);
    const [undone] = await tx
      .update(areaReorganisation)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(and(eq(areaReorganisation.id, id), isAhead))
      .returning({ ids: areaReorganisation.endingIds });
    if (!undone) return refused('too late');
    await record(
      tx,
      actor,
      { operation: 'alter', entity: 'area', ids: undone.ids, fields: ['valid_to'] },
      now,
    );
    return done(null);
  });
}
