import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsVersion, type CommsVersionId, commsWording } from '#db/schema/comms-wordings.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { inPlan, type PlanAsked, type PlanRefusal, touch, versionIn } from './lock.ts';
import { v } from './may-read.ts';

export type ApprovalRefusal =
  PlanRefusal | 'no such wording' | 'changed meanwhile' | 'not now' | 'your own' | 'approved already';
export type SeenVersion = PlanAsked & { versionId: CommsVersionId; sequence: number };
type Version = typeof commsVersion.$inferSelect;

/** Asks for a second pair of eyes on a draft. */
export const askForApproval = (db: Db, officer: Officer, seen: SeenVersion, now: Temporal.Instant) =>
  step(db, officer, seen, now, ({ askedAt }) =>
    askedAt ? refused('not now') : done({ askedAt: now, sentBackWords: null }),
  );

/** Approves what somebody else wrote; from then on it stays as it is. Nobody approves what they wrote, or wrote in. */
export const approveWording = (db: Db, officer: Officer, seen: SeenVersion, now: Temporal.Instant) =>
  step(db, officer, seen, now, ({ askedAt, writers }) => {
    if (!askedAt) return refused('not now');
    return writers.includes(officer.id)
      ? refused('your own')
      : done({ approvedAt: now, approvedBy: officer.id });
  });

/** Says what is to be changed before it can be approved. */
export const sendBackWording = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, officer, seen, now, ({ askedAt }) =>
    askedAt ? done({ askedAt: null, sentBackWords: words }) : refused('not now'),
  );

/** Throws a draft away, and the piece of wording with it where it has no other version. */
export const discardWording = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  now: Temporal.Instant,
): Promise<Outcome<null, ApprovalRefusal>> =>
  inPlan<null, ApprovalRefusal>(db, seen, async (tx, plan) => {
    const found = await draftIn(tx, seen);
    if (!found.ok) return found;
    const { id, version, wordingId } = found.value;
    await tx.delete(commsVersion).where(eq(commsVersion.id, id));
    if (version === 1) await tx.delete(commsWording).where(eq(commsWording.id, wordingId));
    await touch(
      tx,
      officer,
      plan,
      { operation: 'erase', entity: 'comms_version', ids: [id], fields: [] },
      now,
    );
    return done(null);
  });

const step = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  now: Temporal.Instant,
  take: (draft: Version) => Outcome<Partial<Version>, ApprovalRefusal>,
): Promise<Outcome<null, ApprovalRefusal>> =>
  inPlan<null, ApprovalRefusal>(db, seen, async (tx, plan) => {
    const found = await draftIn(tx, seen);
    if (!found.ok) return found;
    const taken = take(found.value);
    if (!taken.ok) return taken;
    const { id, sequence } = found.value;
    const set = { ...taken.value, sequence: sequence + 1 };
    await tx.update(commsVersion).set(set).where(eq(commsVersion.id, id));
    const fields = columnsOf(taken.value);
    await touch(tx, officer, plan, { operation: 'alter', entity: 'comms_version', ids: [id], fields }, now);
    return done(null);
  });

async function draftIn(tx: Db, seen: SeenVersion): Promise<Outcome<Version, ApprovalRefusal>> {
  const found = await versionIn(tx, seen, eq(v.id, seen.versionId));
  if (!found) return refused('no such wording');
  if (found.version.approvedAt) return refused('approved already');
  return found.version.sequence === seen.sequence ? done(found.version) : refused('changed meanwhile');
}
