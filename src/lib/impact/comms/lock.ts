import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Operation } from '#db/schema/audit.ts';
import { commsPlan, type CommsPlanId } from '#db/schema/comms-plans.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { isUnderEmbargo, mayReadPlan, mayReadWording, p, type Reading, v, w } from './may-read.ts';

export type PlanRow = typeof commsPlan.$inferSelect;
export type PlanAsked = { id: CommsPlanId; reading: Reading };
export type PlanRefusal = 'no such plan' | 'closed';

/**
 * Works in one plan, locked until it is done, so that whoever writes, approves, releases and recalls in it follow
 * each other. A closed plan stays as it is.
 */
export const inPlan = <T, Reason extends string>(
  db: Db,
  { id }: PlanAsked,
  work: (tx: Db, plan: PlanRow) => Promise<Outcome<T, Reason>>,
): Promise<Outcome<T, Reason | PlanRefusal>> =>
  db.transaction(async (tx) => {
    const [plan] = await tx.select().from(commsPlan).where(eq(commsPlan.id, id)).for('update');
    if (!plan) return refused('no such plan');
    return plan.closedAt ? refused('closed') : work(tx, plan);
  });

/** Whether somebody may read what a plan is about. */
export async function readsPlan(tx: Db, { id, reading }: PlanAsked): Promise<boolean> {
  const [row] = await tx
    .select({ may: sql<boolean>`${mayReadPlan(reading)}` })
    .from(p)
    .where(eq(p.id, id));
  return row?.may ?? false;
}

/** The newest version of a plan that fits a condition, if its reader may read it; null where there is none for them. */
export async function versionIn(tx: Db, { id, reading }: PlanAsked, which: SQL | undefined) {
  const [row] = await tx
    .select({
      version: v,
      wording: w,
      isUnderEmbargo: sql<boolean>`${isUnderEmbargo}`,
      isReleased: sql<boolean>`exists (select from comms_release l where l.version_id = v.id)`,
      isRecalled: sql<boolean>`exists (select from comms_recall l where l.version_id = v.id)`,
      isReplaced: sql<boolean>`exists (select from comms_version n where n.wording_id = v.wording_id
        and n.version > v.version and n.approved_at is not null)`,
    })
    .from(v)
    .innerJoin(w, eq(w.id, v.wordingId))
    .innerJoin(p, eq(p.id, w.planId))
    .where(and(eq(p.id, id), which, mayReadWording(reading)))
    .orderBy(desc(v.version))
    .limit(1);
  return row ?? null;
}

type Touched = {
  operation: Operation;
  entity: 'comms_plan' | 'comms_version';
  ids: string[];
  fields: string[];
};

/** Says of a locked plan that something was done in it, and records what, never with its words. */
export async function touch(
  tx: Db,
  officer: Officer,
  plan: PlanRow,
  entry: Touched,
  now: Temporal.Instant,
): Promise<void> {
  await tx.update(commsPlan).set({ touchedAt: now }).where(eq(commsPlan.id, plan.id));
  await record(tx, officer, entry, now);
}
