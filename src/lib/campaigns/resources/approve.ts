import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/refusals.ts';
import { resource, resourceFile, type ResourceId } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import {
  changeVersion,
  lockDraft,
  lockOpen,
  type SeenVersion,
  touched,
  type VersionRefusal,
} from './lock.ts';

export type AskRefusal = VersionRefusal | 'no file' | 'no captions';

/** Asks for a look by somebody else; from then on it stays as it is until they have decided. */
export const askForApproval = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  now: Temporal.Instant,
): Promise<Outcome<null, AskRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const files = await tx.select().from(resourceFile).where(eq(resourceFile.versionId, found.value.id));
    if (!files.some(({ role }) => role === 'download')) return refused('no file');
    const [about] = await tx.select({ kind: resource.kind }).from(resource).where(eq(resource.id, seen.id));
    const isSpoken = found.value.transcript && files.some(({ role }) => role === 'captions');
    if (about?.kind === 'film' && !isSpoken) return refused('no captions');
    await changeVersion(tx, officer, found.value, { askedAt: now, sentBackReason: null }, now);
    return done(null);
  });

export type ApproveRefusal = AskRefusal | 'not asked' | 'your own';

/** Publishes a version that others wrote. The one of before is kept, and says that it was replaced. */
export async function approveVersion(
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  now: Temporal.Instant,
): Promise<Outcome<null, ApproveRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const found = await lockOpen(tx, seen);
      if (!found.ok) return found;
      if (!found.value.askedAt) return refused('not asked');
      if (found.value.writers.includes(officer.id)) return refused('your own');
      await changeVersion(tx, officer, found.value, { approvedAt: now, approvedBy: officer.id }, now);
      return done(null);
    });
  } catch (error) {
    if (constraintOf(error) === 'resource_version_has_file') return refused('no file');
    if (constraintOf(error) === 'resource_version_has_captions') return refused('no captions');
    throw error;
  }
}

/** Gives a version back to its writers with what is to be done. */
export const sendBackVersion = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  reason: string,
  now: Temporal.Instant,
): Promise<Outcome<null, ApproveRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, seen);
    if (!found.ok) return found;
    if (!found.value.askedAt) return refused('not asked');
    await changeVersion(tx, officer, found.value, { askedAt: null, sentBackReason: reason }, now);
    return done(null);
  });

/** Takes a resource off the site for good, with the reason. What was counted of it stays. */
export const withdrawResource = (
  db: Db,
  officer: Officer,
  id: ResourceId,
  reason: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such resource' | 'withdrawn'>> =>
  db.transaction(async (tx) => {
    const [found] = await tx.select().from(resource).where(eq(resource.id, id)).for('update');
    if (!found) return refused('no such resource');
    if (found.withdrawnAt) return refused('withdrawn');
    const set = { withdrawnAt: now, withdrawnBy: officer.id, withdrawnReason: reason };
    await tx.update(resource).set(set).where(eq(resource.id, id));
    await touched(tx, officer, id, columnsOf(set), now);
    return done(null);
  });
