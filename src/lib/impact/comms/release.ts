import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsTerm } from '#db/schema/comms-terms.ts';
import { commsRecall, commsRelease, type CommsVersionId } from '#db/schema/comms-wordings.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { inPlan, type PlanAsked, type PlanRefusal, touch, versionIn } from './lock.ts';
import { v } from './may-read.ts';
import { isOver } from './state.ts';

export type ReleaseRefusal =
  | PlanRefusal
  | 'no such wording'
  | 'not approved'
  | 'under embargo'
  | 'recalled already'
  | 'replaced'
  | 'no such channel'
  | 'released there already';
export type RecallRefusal = PlanRefusal | 'no such wording' | 'not released' | 'recalled already';

type Which = PlanAsked & { versionId: CommsVersionId };
export type Use = { channelCode: string; usedWhere: string | null };

/**
 * Lets approved wording out by a channel, with who and when: from then on everybody who finds the plan reads it. The
 * end of an embargo releases nothing; somebody does, who may read it.
 */
export const releaseWording = (
  db: Db,
  officer: Officer,
  which: Which,
  use: Use,
  now: Temporal.Instant,
): Promise<Outcome<null, ReleaseRefusal>> =>
  inPlan<null, ReleaseRefusal>(db, which, async (tx, plan) => {
    const found = await versionIn(tx, which, eq(v.id, which.versionId));
    if (!found) return refused('no such wording');
    if (!found.version.approvedAt) return refused('not approved');
    if (found.isRecalled) return refused('recalled already');
    if (found.isReplaced) return refused('replaced');
    if (!isOver(found.version.embargoUntil, now)) return refused('under embargo');
    if (!(await isChannel(tx, use.channelCode))) return refused('no such channel');
    if (await wasReleased(tx, which.versionId, use)) return refused('released there already');
    const by = { releasedAt: now, releasedBy: officer.id };
    await tx.insert(commsRelease).values({ versionId: which.versionId, ...use, ...by });
    const fields = ['released_at', 'released_by'];
    const ids = [which.versionId];
    await touch(tx, officer, plan, { operation: 'disclose', entity: 'comms_version', ids, fields }, now);
    return done(null);
  });

/** Takes released wording back: it stays to be read, with the reason why nobody uses it any more. */
export const recallWording = (
  db: Db,
  officer: Officer,
  which: Which,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, RecallRefusal>> =>
  inPlan<null, RecallRefusal>(db, which, async (tx, plan) => {
    const found = await versionIn(tx, which, eq(v.id, which.versionId));
    if (!found) return refused('no such wording');
    if (!found.isReleased) return refused('not released');
    if (found.isRecalled) return refused('recalled already');
    const by = { recalledAt: now, recalledBy: officer.id };
    await tx.insert(commsRecall).values({ versionId: which.versionId, reason, ...by });
    const fields = ['recalled_at', 'recalled_by'];
    const ids = [which.versionId];
    await touch(tx, officer, plan, { operation: 'alter', entity: 'comms_version', ids, fields }, now);
    return done(null);
  });

async function isChannel(tx: Db, code: string): Promise<boolean> {
  const [found] = await tx.select({ kind: commsTerm.kind }).from(commsTerm).where(eq(commsTerm.code, code));
  return found?.kind === 'channel';
}

// A form sent twice is one release.
async function wasReleased(
  tx: Db,
  versionId: CommsVersionId,
  { channelCode, usedWhere }: Use,
): Promise<boolean> {
  const where = sql`${commsRelease.usedWhere} is not distinct from ${usedWhere}`;
  const there = and(eq(commsRelease.versionId, versionId), eq(commsRelease.channelCode, channelCode), where);
  return (await tx.$count(commsRelease, there)) > 0;
}
