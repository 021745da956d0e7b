import { type SQL, sql } from 'drizzle-orm';
import { type Due, forgetting } from '#lib/jobs/purge.ts';

// While sessions of a version are kept with who arranged them, so is who wrote what they taught.
const isTaught =
  (course: SQL, version: SQL) =>
  ({ before }: Due) => sql`exists (select 1 from training_session s
    where s.course_id = ${course} and s.course_version = ${version} and s.ends_at >= ${before.toString()}::timestamptz)`;

/** Who made a version of a course; its words stay. */
export const courseVersionPurge = forgetting('session', 'course_version', {
  begins: 'made_at',
  who: 'made_by',
  id: "course_id || ' version ' || number",
  unless: isTaught(sql`course_version.course_id`, sql`course_version.number`),
});

/** Who last changed a course, which stands beside the words of now as well. */
export const coursePurge = forgetting('session', 'course', {
  begins: 'changed_at',
  who: 'changed_by',
  unless: isTaught(sql`course.id`, sql`course.version`),
});
