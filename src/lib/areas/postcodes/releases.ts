import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import { postcodeRelease } from '#db/schema/postcodes.ts';

export type Release = typeof postcodeRelease.$inferSelect & { startedByName: string | null };

/** Longer than this no import takes: one that is not heard of since was cut short. */
const longest = { hours: 1 };

/** Whether an import goes on. */
export const isUnderWay = (
  { finishedAt, failedAt, startedAt }: Pick<Release, 'finishedAt' | 'failedAt' | 'startedAt'>,
  now: Temporal.Instant,
): boolean => !finishedAt && !failedAt && Temporal.Instant.compare(startedAt, now.subtract(longest)) > 0;

/** The imports of postcodes, newest first. */
export async function listReleases(db: Db): Promise<Release[]> {
  const rows = await db
    .select({ release: postcodeRelease, startedByName: officer.name })
    .from(postcodeRelease)
    .leftJoin(officer, eq(officer.id, postcodeRelease.startedBy))
    .orderBy(desc(postcodeRelease.startedAt), desc(postcodeRelease.id))
    .limit(20);
  return rows.map(({ release, startedByName }) => ({ ...release, startedByName }));
}

/** The list in use; null before the first was imported. */
export async function listInUse(db: Db) {
  const [row] = await db
    .select()
    .from(postcodeRelease)
    .where(isNotNull(postcodeRelease.finishedAt))
    .orderBy(desc(postcodeRelease.finishedAt))
    .limit(1);
  return row ?? null;
}

/** Whether some import goes on: two at once would only wait for each other. */
export async function hasUnderWay(db: Db, now: Temporal.Instant): Promise<boolean> {
  const { finishedAt, failedAt, startedAt } = postcodeRelease;
  const [row] = await db
    .select({ one: sql`1` })
    .from(postcodeRelease)
    .where(and(isNull(finishedAt), isNull(failedAt), gt(startedAt, now.subtract(longest))))
    .limit(1);
  return row !== undefined;
}
