import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { idArray, ukDayOf } from './family.ts';
import { countedMonths } from './reckoning-sql.ts';

/** How many of an institution's staff came to a course, by what they do there. */
export type TrainingHad = { course: string; role: string | null; people: number; lastOn: string };

/** Training that an institution's staff had in the last 24 months, by course and role; nobody is named. */
export const trainingHad = (
  db: Db,
  records: readonly InstitutionId[],
  today: Temporal.PlainDate,
): Promise<TrainingHad[]> =>
  db.execute<TrainingHad>(sql`
    with every as (
      select s.course_id, a.role_code, ${ukDayOf(sql`s.starts_at`)} as held_on, 1 as people,
        coalesce(lower(a.person_email::text), a.id::text) as person
      from attendance a join training_session s on s.id = a.session_id
      where a.institution_id = any(${idArray(records)}) and a.state = 'present'
      union all
      select s.course_id, h.role_code, ${ukDayOf(sql`s.starts_at`)}, h.present, null
      from training_session s join session_headcount h on h.session_id = s.id and h.present > 0
      where s.institution_id = any(${idArray(records)})
    )
    select c.title as course, r.label as role,
      (count(distinct e.person) + coalesce(sum(e.people) filter (where e.person is null), 0))::int as people,
      max(e.held_on)::text as "lastOn"
    from every e join course c on c.id = e.course_id left join attendee_role r on r.code = e.role_code
    where e.held_on between ${today.subtract({ months: countedMonths }).toString()}::date
      and ${today.toString()}::date
    group by c.id, c.title, r.label, r.position order by c.title, r.position nulls last`);

/** Somebody of an institution who was trained. */
export type TrainedPerson = { id: string; name: string; role: string | null; course: string; on: string };

export const mostNamed = 200;

/** Those who were trained in the last 24 months by name, for a reader who may see bookings; newest first. */
export const trainedPeople = (
  db: Db,
  records: readonly InstitutionId[],
  today: Temporal.PlainDate,
): Promise<TrainedPerson[]> =>
  db.execute<TrainedPerson>(sql`
    select a.id, coalesce(a.person_name, 'Name taken off') as name, r.label as role, c.title as course,
      ${ukDayOf(sql`s.starts_at`)}::text as on
    from attendance a join training_session s on s.id = a.session_id join course c on c.id = s.course_id
    left join attendee_role r on r.code = a.role_code
    where a.institution_id = any(${idArray(records)}) and a.state = 'present'
      and ${ukDayOf(sql`s.starts_at`)} between ${today.subtract({ months: countedMonths }).toString()}::date
      and ${today.toString()}::date
    order by s.starts_at desc, name, a.id limit ${mostNamed}`);
