import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsTerm, type CommsTermKind } from '#db/schema/comms-terms.ts';
import { commsRow, type CommsRowId, type CommsWordingId } from '#db/schema/comms-wordings.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { inPlan, type PlanAsked, type PlanRefusal, touch, versionIn } from './lock.ts';
import { w } from './may-read.ts';

/** Who tells whom which wording, by what and when. */
export type RowGiven = {
  wordingId: CommsWordingId;
  audienceCode: string;
  channelCode: string;
  ownerId: OfficerId;
  dueAt: Temporal.Instant;
};
export type RowRefusal = PlanRefusal | 'no such wording' | 'no such word' | 'no such row';

/** Adds a row to the timeline of a plan. Whoever is to pass wording on reads it, so only those who read it say who. */
export const addRow = (
  db: Db,
  officer: Officer,
  asked: PlanAsked,
  given: RowGiven,
  now: Temporal.Instant,
): Promise<Outcome<CommsRowId, RowRefusal>> =>
  inPlan<CommsRowId, RowRefusal>(db, asked, async (tx, plan) => {
    if (!(await versionIn(tx, asked, eq(w.id, given.wordingId)))) return refused('no such wording');
    const known =
      (await isTerm(tx, 'audience', given.audienceCode)) && (await isTerm(tx, 'channel', given.channelCode));
    if (!known) return refused('no such word');
    const [made] = await tx.insert(commsRow).values(given).returning({ id: commsRow.id });
    const entry = { operation: 'alter', entity: 'comms_plan' } as const;
    await touch(tx, officer, plan, { ...entry, ids: [plan.id], fields: ['timeline'] }, now);
    return done(made!.id);
  });

/** Takes a row out of the timeline of a plan. */
export const removeRow = (
  db: Db,
  officer: Officer,
  asked: PlanAsked,
  rowId: CommsRowId,
  now: Temporal.Instant,
): Promise<Outcome<null, RowRefusal>> =>
  inPlan<null, RowRefusal>(db, asked, async (tx, plan) => {
    const [row] = await tx
      .select({ wordingId: commsRow.wordingId })
      .from(commsRow)
      .where(eq(commsRow.id, rowId));
    if (!row || !(await versionIn(tx, asked, eq(w.id, row.wordingId)))) return refused('no such row');
    await tx.delete(commsRow).where(eq(commsRow.id, rowId));
    const entry = { operation: 'alter', entity: 'comms_plan' } as const;
    await touch(tx, officer, plan, { ...entry, ids: [plan.id], fields: ['timeline'] }, now);
    return done(null);
  });

async function isTerm(tx: Db, kind: CommsTermKind, code: string): Promise<boolean> {
  return (await tx.$count(commsTerm, and(eq(commsTerm.code, code), eq(commsTerm.kind, kind)))) > 0;
}
