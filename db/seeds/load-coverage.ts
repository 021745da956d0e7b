import { parseArgs } from 'node:util';
import { closeSql, openSql, type Sql } from '../sql.ts';
import { aLoadTester, aName, districts } from './made-up.ts';

/** How much to add: institutions with a Prevent duty, and people who came to training from them. */
export type CoverageLoad = { institutions: number; attendances: number };

const batch = 50_000;
const peopleInSession = 25;

/**
 * Adds institutions with a Prevent duty, three years of sessions and their registers by the hundred thousand, to
 * measure coverage with: four in five institutions have a lead, three in four of these came to training.
 *
 * @param tell how far it is
 */
export async function addCoverage(
  sql: Sql,
  { institutions, attendances }: CoverageLoad,
  tell: (words: string) => void,
): Promise<void> {
  const officer = await aLoadTester(sql);
  for (let done = 0; done < institutions; done += batch)
    await addInstitutions(sql, done, Math.min(batch, institutions - done));
  tell(`${institutions} institutions`);
  await sql`vacuum analyze institution`;
  await addLeads(sql, officer);
  await addChecks(sql, officer);
  await addSessions(sql, Math.ceil(attendances / peopleInSession));
  const [found] = await sql`select count(*)::int as count from coverage_load`;
  for (let done = 0; done < attendances; done += batch) {
    await addAttendances(sql, done, Math.min(batch, attendances - done), found!['count'] as number);
    tell(`${Math.min(done + batch, attendances)} of ${attendances} attendances`);
  }
  await sql`drop table coverage_load`;
  await sql`vacuum analyze`;
}

const addInstitutions = (sql: Sql, from: number, count: number) => sql`
  with districts as ${districts(sql)},
  kinds as (select code, row_number() over (order by code) - 1 as nth, count(*) over () as every
    from institution_type where has_prevent_duty)
  insert into institution (name, type_code, district_id, postcode)
  select ${aName(sql)}, kinds.code, districts.id, 'ZZ' || n % 90 + 1 || ' ' || n % 9 + 1 || 'AA'
  from generate_series(${from + 1}::int, ${from + count}::int) n
  join kinds on kinds.nth = n % kinds.every join districts on districts.nth = n % districts.every`;

const bound = (sql: Sql) => sql`(select i.id, row_number() over (order by i.id) as n from institution i
  join institution_type t on t.code = i.type_code where t.has_prevent_duty and i.merged_into_id is null)`;

// The first person of an institution on the registers has the mailbox of its lead.
const addLeads = (sql: Sql, officer: string) => sql`
  insert into prevent_lead (institution_id, role, mailbox, named_on, confirmed_on, named_by, trained_elsewhere_on)
  select b.id, 'Safeguarding lead', 'person' || b.n || '@load.example', current_date - (b.n % 700)::int,
    current_date - (b.n % 700)::int, ${officer}, case when b.n % 11 = 0 then current_date - (b.n % 900)::int end
  from ${bound(sql)} b where b.n % 5 <> 0 on conflict do nothing`;

const addChecks = (sql: Sql, officer: string) => sql`
  insert into referral_route_check (institution_id, answer, checked_on, checked_by, recorded_at)
  select b.id, (array['confirmed', 'confirmed', 'out_of_date', 'none'])[1 + (b.n + k) % 4],
    current_date - (b.n % 500 + 200 * k)::int, ${officer}, now()
  from ${bound(sql)} b cross join generate_series(0, 1) k where b.n % 3 <> 0`;

// Kept by number for the registers, which are written in batches.
async function addSessions(sql: Sql, count: number): Promise<void> {
  await sql`create unlogged table coverage_load as select gen_random_uuid() as id, n,
    now() - interval '1095 days' * (n::float8 / ${count}) as at from generate_series(1, ${count}::int) n`;
  await sql`insert into training_session (id, reference, course_id, mode, area_id, starts_at, ends_at,
      booking_closes_at, changes_close_at, capacity, places_per_booking, trainers, access, joining_link, added_at)
    select l.id, 'L' || upper(substr(md5(l.id::text), 1, 9)), c.id, 'online', f.id, l.at, l.at + interval '1 hour',
      l.at - interval '1 day', l.at - interval '1 day', 30, 10, 'Two Prevent officers', 'Live captions.',
      'https://meet.concord.example/load', l.at - interval '30 days'
    from coverage_load l
    join (select id, row_number() over (order by slug) - 1 as nth, count(*) over () as every from course) c
      on c.nth = l.n % c.every
    join (select id, row_number() over (order by code) - 1 as nth, count(*) over () as every from area
      where kind = 'force') f on f.nth = l.n % f.every`;
  await sql`create index on coverage_load (n)`;
  await sql`analyze coverage_load`;
}

const addAttendances = (sql: Sql, from: number, count: number, sessions: number) => sql`
  with bodies as materialized (select b.id, b.n, count(*) over () as every from ${bound(sql)} b)
  insert into attendance (session_id, person_name, person_email, organisation, institution_id,
    institution_type_code, role_code, added_at, state, marked_at)
  select l.id, 'Person ' || g.n, 'person' || b.n + b.every * ((g.n / b.every) % 40) || '@load.example',
    'An organisation', b.id, 'secondary_school', (array['prevent_lead', 'teaching', 'support'])[1 + g.n % 3], l.at,
    (array['present', 'present', 'present', 'present', 'part', 'absent'])[1 + g.n % 6], l.at
  from generate_series(${from}::int, ${from + count - 1}::int) g (n)
  join bodies b on b.n = 1 + (g.n::bigint * 7919) % (select count(*) from bodies)
  join coverage_load l on l.n = 1 + g.n % ${sessions}::int`;

async function main(): Promise<void> {
  const options = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      institutions: { ...options, default: '10000' },
      attendances: { ...options, default: '500000' },
    },
  });
  const load = { institutions: Number(values.institutions), attendances: Number(values.attendances) };
  if (Object.values(load).some((count) => !Number.isInteger(count) || count < 1 || count > 10_000_000))
    throw new Error('Say how many with whole numbers: --institutions 10000 --attendances 500000');
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the database to fill.');
  const sql = openSql(url, { max: 1 });
  try {
    await addCoverage(sql, load, (words) => process.stderr.write(`\r\u001B[K${words}`));
    process.stderr.write('\n');
  } finally {
    await closeSql(sql);
  }
}

if (import.meta.main)
  await main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
