import { type SQL, sql } from 'drizzle-orm';
import { type Due, idsOf, type Purge } from '#lib/jobs/purge.ts';

// While sessions of a version are kept with who arranged them, so is who wrote what they taught.
const isTaught = (course: SQL, version: SQL, { before }: Due) => sql`exists (select 1 from training_session s
  where s.course_id = ${course} and s.course_version = ${version} and s.ends_at >= ${before.toString()}::timestamptz)`;

/** Who made a version of a course; its words stay. */
export const courseVersionPurge: Purge = {
  rule: 'session',
  entity: 'course_version',
  erase: (tx, due) =>
    idsOf(
      tx,
      sql`update course_version set made_by = null
        where (course_id, number) in (select v.course_id, v.number from course_version v
          where v.made_by is not null and v.made_at < ${due.before.toString()}::timestamptz
          and not ${isTaught(sql`v.course_id`, sql`v.number`, due)} limit ${due.most} for update of v skip locked)
        returning course_id || ' version ' || number as id`,
    ),
};

/** Who last changed a course, which stands beside the words of now as well. */
export const coursePurge: Purge = {
  rule: 'session',
  entity: 'course',
  erase: (tx, due) =>
    idsOf(
      tx,
      sql`update course set changed_by = null
        where id in (select c.id from course c
          where c.changed_by is not null and c.changed_at < ${due.before.toString()}::timestamptz
          and not ${isTaught(sql`c.id`, sql`c.version`, due)} limit ${due.most} for update of c skip locked)
        returning id`,
    ),
};
