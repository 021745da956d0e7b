import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsNamed } from '#db/schema/comms-plans.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isKeeperOf } from './edit.ts';
import { inPlan, type PlanAsked, type PlanRefusal, touch } from './lock.ts';

export type NamingRefusal = PlanRefusal | 'not yours to pass on';
type Naming = { officerId: OfficerId; isNamed: boolean };

/**
 * Names somebody who reads what is under embargo in a plan, or takes them off again. Whether they have a part in its
 * area is for the page to look at.
 */
export const nameForPlan = (
  db: Db,
  officer: Officer,
  asked: PlanAsked,
  { officerId, isNamed }: Naming,
  now: Temporal.Instant,
): Promise<Outcome<null, NamingRefusal>> =>
  inPlan<null, NamingRefusal>(db, asked, async (tx, plan) => {
    if (!isKeeperOf(plan, asked.reading)) return refused('not yours to pass on');
    const them = and(eq(commsNamed.planId, plan.id), eq(commsNamed.officerId, officerId));
    const by = { planId: plan.id, officerId, namedAt: now, namedBy: officer.id };
    await (isNamed
      ? tx.insert(commsNamed).values(by).onConflictDoNothing()
      : tx.delete(commsNamed).where(them));
    const entry = { operation: 'alter', entity: 'comms_plan', ids: [plan.id], fields: ['named'] } as const;
    await touch(tx, officer, plan, { ...entry, ids: [plan.id], fields: ['named'] }, now);
    return done(null);
  });
