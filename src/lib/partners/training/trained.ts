import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';

/** Within so many days of its date a refresher counts as due. */
const dueDays = 60;

/** Somebody of an organisation who came, and when they should come again. */
export type TrainedPerson = {
  name: string | null;
  role: string | null;
  course: string;
  lastOn: Temporal.PlainDate;
  /** None where no course that they came to asks for a refresher. */
  dueOn: Temporal.PlainDate | null;
  state: 'in date' | 'due' | 'lapsed';
};

type Row = Omit<TrainedPerson, 'lastOn' | 'dueOn'> & { lastOn: string; dueOn: string | null };

/**
 * Everybody of an organisation who was present at a session and whose name we still hold, one row a person: what
 * they last came to, and the latest day until which any of it holds. The look is recorded.
 */
export async function trainedPeople(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  now: Temporal.Instant,
): Promise<TrainedPerson[]> {
  const rows = await db.execute<Row>(sql`
    with ${people(institutionId)}
    select name, role, course, last_on::text as "lastOn", due_on::text as "dueOn", ${stateOn(now)} as state
    from people order by due_on nulls last, name`);
  await noteLook(db, actor, institutionId, ['person_name', 'role_code', 'state'], now);
  return rows.map((row) => ({
    ...row,
    lastOn: Temporal.PlainDate.from(row.lastOn),
    dueOn: row.dueOn ? Temporal.PlainDate.from(row.dueOn) : null,
  }));
}

export type RoleCoverage = { role: string | null; inDate: number; due: number; lapsed: number };

/** How many people of each role are trained in date, due and lapsed; in the order of the published roles. */
export async function coverageByRole(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  now: Temporal.Instant,
): Promise<RoleCoverage[]> {
  const state = stateOn(now);
  const rows = await db.execute<RoleCoverage>(sql`
    with ${people(institutionId)}
    select role, (count(*) filter (where ${state} = 'in date'))::int as "inDate",
      (count(*) filter (where ${state} = 'due'))::int as due,
      (count(*) filter (where ${state} = 'lapsed'))::int as lapsed
    from people group by role, position order by position nulls last`);
  await noteLook(db, actor, institutionId, ['role_code', 'state'], now);
  return [...rows];
}

// One person is one address, or where none was given one name. The names of the newest attendance stand.
const people = (institutionId: InstitutionId): SQL => sql`came as (
    select coalesce(a.person_email::text, lower(btrim(a.person_name))) as person, a.person_name as name,
      r.label as role, r.position, c.title as course, (s.starts_at at time zone 'Europe/London')::date as last_on,
      ((s.starts_at at time zone 'Europe/London')::date + make_interval(months => c.refresher_months))::date as due_on
    from attendance a join training_session s on s.id = a.session_id
    join course_version c on c.course_id = s.course_id and c.number = s.course_version
    left join attendee_role r on r.code = a.role_code
    where a.institution_id = ${institutionId} and a.state = 'present'
      and coalesce(a.person_email::text, a.person_name) is not null
  ), people as (
    select distinct on (person) name, role, position, course, last_on,
      max(due_on) over (partition by person) as due_on
    from came order by person, last_on desc
  )`;

function stateOn(now: Temporal.Instant): SQL {
  const today = ukDay(now);
  return sql`case when due_on <= ${today.toString()}::date then 'lapsed'
    when due_on <= ${today.add({ days: dueDays }).toString()}::date then 'due' else 'in date' end`;
}

const noteLook = (
  db: Db,
  actor: Partner,
  id: InstitutionId,
  fields: readonly string[],
  now: Temporal.Instant,
): Promise<void> =>
  record(
    db,
    actor,
    { operation: 'consult', entity: 'institution', ids: [id], fields, purpose: 'training' },
    now,
  );
