import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsPlan } from '#db/schema/comms-plans.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type PlanGiven, writeAreas } from './begin.ts';
import { inPlan, type PlanAsked, type PlanRefusal, type PlanRow, readsPlan, touch } from './lock.ts';
import type { Reading } from './may-read.ts';

export type EditRefusal = PlanRefusal | 'changed meanwhile' | 'under embargo' | 'not yours to pass on';
export type PlanEdited = Omit<PlanGiven, 'areaId'> & { ownerId: OfficerId };
type Seen = PlanAsked & { sequence: number };

/** Whether somebody says who else works on a plan: whoever answers for it, or may approve it. */
export const isKeeperOf = (
  { ownerId, areaId }: Pick<PlanRow, 'ownerId' | 'areaId'>,
  { reader, approves }: Reading,
): boolean => ownerId === reader || approves.includes(areaId);

/** Changes what a plan is about. An embargo is taken off by opening the plan, and in no other way. */
export const editPlan = (
  db: Db,
  officer: Officer,
  seen: Seen,
  { others, ...given }: PlanEdited,
  now: Temporal.Instant,
): Promise<Outcome<null, EditRefusal>> =>
  inPlan<null, EditRefusal>(db, seen, async (tx, plan) => {
    if (!(await readsPlan(tx, seen))) return refused('no such plan');
    if (plan.sequence !== seen.sequence) return refused('changed meanwhile');
    if (plan.isEmbargoed && !given.isEmbargoed) return refused('under embargo');
    // To answer for a plan is to read all of it.
    if (given.ownerId !== plan.ownerId && !isKeeperOf(plan, seen.reading))
      return refused('not yours to pass on');
    const set = { ...given, sequence: plan.sequence + 1 };
    await tx.update(commsPlan).set(set).where(eq(commsPlan.id, plan.id));
    await writeAreas(tx, plan.id, { areaId: plan.areaId, others });
    const entry = { operation: 'alter', entity: 'comms_plan', ids: [plan.id] } as const;
    await touch(
      tx,
      officer,
      plan,
      { ...entry, ids: [plan.id], fields: ['title', 'purpose', 'owner_id'] },
      now,
    );
    return done(null);
  });

/** Ends the embargo of a plan: from now on its readers see what it is about. Its wording is released by itself. */
export const openPlan = (
  db: Db,
  officer: Officer,
  asked: PlanAsked,
  now: Temporal.Instant,
): Promise<Outcome<null, PlanRefusal | 'not now'>> =>
  inPlan<null, PlanRefusal | 'not now'>(db, asked, async (tx, plan) => {
    if (!(await readsPlan(tx, asked))) return refused('no such plan');
    if (!plan.isEmbargoed || plan.openedAt) return refused('not now');
    const set = { openedAt: now, openedBy: officer.id, sequence: plan.sequence + 1 };
    await tx.update(commsPlan).set(set).where(eq(commsPlan.id, plan.id));
    const fields = ['opened_at', 'opened_by'];
    await touch(
      tx,
      officer,
      plan,
      { operation: 'disclose', entity: 'comms_plan', ids: [plan.id], fields },
      now,
    );
    return done(null);
  });

/** Closes a plan: nothing in it is written, released or offered any more. */
export const closePlan = (
  db: Db,
  officer: Officer,
  asked: PlanAsked,
  now: Temporal.Instant,
): Promise<Outcome<null, PlanRefusal>> =>
  inPlan<null, PlanRefusal>(db, asked, async (tx, plan) => {
    if (!(await readsPlan(tx, asked))) return refused('no such plan');
    const set = { closedAt: now, closedBy: officer.id, sequence: plan.sequence + 1 };
    await tx.update(commsPlan).set(set).where(eq(commsPlan.id, plan.id));
    const fields = ['closed_at', 'closed_by'];
    await touch(tx, officer, plan, { operation: 'alter', entity: 'comms_plan', ids: [plan.id], fields }, now);
    return done(null);
  });
