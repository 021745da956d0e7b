import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { resource, resourceFile, type ResourceId, resourceVersion } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { VersionGiven } from './add.ts';
import {
  changeVersion,
  lockDraft,
  type SeenVersion,
  touched,
  type VersionRefusal,
  withWriter,
} from './lock.ts';

/** Writes the version anew that is being worked on. */
export const editVersion = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  given: VersionGiven,
  now: Temporal.Instant,
): Promise<Outcome<null, VersionRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    await changeVersion(
      tx,
      officer,
      found.value,
      { ...given, writers: withWriter(found.value, officer) },
      now,
    );
    return done(null);
  });

export type BeginRefusal = 'no such resource' | 'withdrawn' | 'one is open';

/** Begins the next version, with what the last one says and holds; the public keeps that one until this is approved. */
export const beginVersion = (
  db: Db,
  officer: Officer,
  id: ResourceId,
  now: Temporal.Instant,
): Promise<Outcome<null, BeginRefusal>> =>
  db.transaction(async (tx) => {
    const [found] = await tx.select().from(resource).where(eq(resource.id, id)).for('update');
    if (!found) return refused('no such resource');
    if (found.withdrawnAt) return refused('withdrawn');
    const [last] = await tx
      .select()
      .from(resourceVersion)
      .where(eq(resourceVersion.resourceId, id))
      .orderBy(desc(resourceVersion.number))
      .limit(1);
    if (!last?.approvedAt) return refused('one is open');
    await copied(tx, officer, last, now);
    await touched(tx, officer, id, ['number'], now);
    return done(null);
  });

async function copied(
  tx: Db,
  officer: Officer,
  last: typeof resourceVersion.$inferSelect,
  now: Temporal.Instant,
) {
  const { id: lastId, approvedAt: _at, approvedBy: _by, askedAt: _asked, sequence: _count, ...said } = last;
  const [made] = await tx
    .insert(resourceVersion)
    .values({ ...said, number: last.number + 1, writtenAt: now, writers: [officer.id], sentBackReason: null })
    .returning({ id: resourceVersion.id });
  const files = await tx.select().from(resourceFile).where(eq(resourceFile.versionId, lastId));
  for (const { role, hash, words, addedAt } of files)
    await tx.insert(resourceFile).values({ versionId: made!.id, role, hash, words, addedAt });
}

/** Throws away the version that is being worked on, unless it is the only one. */
export const discardVersion = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  now: Temporal.Instant,
): Promise<Outcome<null, VersionRefusal | 'the only one'>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    if (found.value.number === 1) return refused('the only one');
    await tx.delete(resourceVersion).where(and(eq(resourceVersion.id, found.value.id)));
    await touched(tx, officer, seen.id, ['number'], now);
    return done(null);
  });
