import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course, type CourseId } from '#db/schema/courses.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Takes a course out of the catalogue: no new sessions; those arranged already go on. */
export const retireCourse = (
  db: Db,
  officer: Officer,
  id: CourseId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'already so'>> => setRetired(db, officer, id, now, now);

/** Puts a retired course back into the catalogue. */
export const restoreCourse = (
  db: Db,
  officer: Officer,
  id: CourseId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'already so'>> => setRetired(db, officer, id, null, now);

function setRetired(
  db: Db,
  officer: Officer,
  id: CourseId,
  retiredAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<Outcome<null, 'already so'>> {
  return db.transaction(async (tx) => {
    const before = retiredAt ? isNull(course.retiredAt) : isNotNull(course.retiredAt);
    const changed = await tx
      .update(course)
      .set({ retiredAt })
      .where(and(eq(course.id, id), before))
      .returning({ id: course.id });
    if (changed.length === 0) return refused('already so');
    const what = { operation: 'alter', entity: 'course', ids: [id], fields: ['retired_at'] } as const;
    await record(tx, officer, what, now);
    return done(null);
  });
}
