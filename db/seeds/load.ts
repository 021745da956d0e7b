import { parseArgs } from 'node:util';
import { connect } from '../client.ts';
import type { Sql } from '../sql.ts';
import { demonstrationDomain } from './demo/domain.ts';
import { districts } from './made-up.ts';

/** How much to add. */
export type Load = { sessions: number; institutions: number };

type Progress = (words: string) => void;

const batch = 5000;

/**
 * Adds sessions in the coming year, institutions and bookings by the thousand, to measure with.
 *
 * Their links open nothing: keys are random bytes. Rows keep every constraint, and sessions are partly full.
 */
export async function addLoad(sql: Sql, { sessions, institutions }: Load, tell: Progress): Promise<void> {
  for (let done = 0; done < institutions; done += batch) {
    await addInstitutions(sql, Math.min(batch, institutions - done));
    tell(`${Math.min(done + batch, institutions)} of ${institutions} institutions`);
  }
  await addSites(sql);
  for (let done = 0; done < sessions; done += 500) {
    const count = Math.min(500, sessions - done);
    await addSessions(sql, count, done);
    tell(`${done + count} of ${sessions} sessions, with bookings`);
  }
  await sql`analyze`;
}

/** Whether anybody works with this database who is not of the demonstration. */
export async function isInUse(sql: Sql): Promise<boolean> {
  const [found] = await sql`select 1 from officer where email not like ${`%@${demonstrationDomain}`} limit 1`;
  return found !== undefined;
}

// Numbers go on from those of an earlier run. URNs from 200000 on have not been given out.
const addInstitutions = (sql: Sql, count: number) => sql`
  with districts as ${districts(sql)},
  kinds as (select code, row_number() over (order by code) - 1 as nth, count(*) over () as every
    from institution_type),
  numbers as (select n from generate_series(
    (select coalesce(max(urn::int), 200000) + 1 from institution where urn between '200000' and '899999'),
    (select coalesce(max(urn::int), 200000) + ${count}::int from institution where urn between '200000' and '899999')
    ) n)
  insert into institution (name, type_code, district_id, postcode, urn)
  select (array['Oak', 'Elm', 'River', 'Hill', 'Abbey', 'Mill', 'Ford', 'Heath', 'Castle', 'Orchard', 'Fen',
      'Harbour', 'Windmill'])[1 + n % 13] || (array['wood', 'side', 'view', ' Green', ' Lane', 'field', ' Park'])[1 + n % 7]
      || ' ' || (array['School', 'Academy', 'College', 'Surgery', 'Hall', 'Trust', 'Centre', 'Club', 'Church',
      'Community Group', 'Nursery'])[1 + n % 11] || ' ' || n,
    kinds.code, districts.id, 'ZZ' || n % 90 + 1 || ' ' || n % 9 + 1 || 'AA', n::text
  from numbers join kinds on kinds.nth = n % kinds.every join districts on districts.nth = n % districts.every`;

const addSites = (sql: Sql) => sql`
  insert into site (institution_id, name, street, town, postcode, district_id, step_free, hearing_loop,
    accessible_toilet, parking)
  select i.id, i.name, '1 Long Lane', a.name, i.postcode, i.district_id, true, true, true, 'Free car park'
  from institution i join area a on a.id = i.district_id
  where not exists (select 1 from site) or i.urn like '2%00' and not exists
    (select 1 from site s where s.institution_id = i.id) limit 500`;

const addSessions = (sql: Sql, count: number, from: number) =>
  sql`
  with made as (
    insert into training_session (reference, course_id, mode, site_id, area_id, starts_at, ends_at,
      booking_closes_at, changes_close_at, capacity, places_per_booking, trainers, access, joining_link, added_at)
    select 'T' || upper(substr(md5(gen_random_uuid()::text), 1, 7)), c.id,
      case when s.id is null then 'online' else 'in_person' end, s.id, coalesce(s.district_id, f.id), t.at,
      t.at + make_interval(mins => c.duration_minutes), t.at - interval '2 days', t.at - interval '1 day',
      12 + n % 20, 6, 'Two Prevent officers', 'Tell us what you need when you book.',
      case when s.id is null then 'https://meet.concord.example/load' end, now()
    from generate_series(${from}::int, ${from + count - 1}::int) n
    cross join lateral (select ((current_date + 3 + n % 360 + case extract(isodow from current_date + 3 + n % 360)
        when 6 then 2 when 7 then 1 else 0 end) + time '09:00' + make_interval(mins => n % 17 * 30))
        at time zone 'Europe/London' as at) t
    cross join lateral (select id, duration_minutes from course where retired_at is null
      order by md5(id::text || n) limit 1) c
    cross join lateral (select id from area where kind = 'force' order by md5(id::text || n) limit 1) f
    left join lateral (select id, district_id from site where n % 2 = 0 order by md5(id::text || n) limit 1) s on true
    on conflict do nothing returning id, capacity
  ), booked as (
    insert into booking (reference, session_id, key_hash, key_sealed, form_token, organisation,
      institution_type_code, postcode, booker_name, booker_email, booker_phone, booker_role, booked_at)
    select 'B' || upper(substr(md5(gen_random_uuid()::text), 1, 7)), made.id, sha256(gen_random_uuid()::text::bytea),
      sha256(gen_random_uuid()::text::bytea), gen_random_uuid()::text, 'Oakwood School ' || b, 'secondary_school',
      'MK40 9AA', 'Load Tester ' || b, 'load' || b || '@oakwood.school.example', '01632 960123', 'Office manager',
      now()
    from made cross join lateral generate_series(1, (capacity * abs(hashtext(made.id::text) % 100) / 200)) b
    on conflict do nothing returning id, session_id
  )
  select id, session_id from booked`.then((rows) => addPlaces(sql, rows));

// Two places each: never more than a session has, since it was given at most half as many bookings as places.
async function addPlaces(sql: Sql, bookings: readonly { id?: string; session_id?: string }[]): Promise<void> {
  if (bookings.length === 0) return;
  const [ids, sessions] = [bookings.map((one) => one.id ?? ''), bookings.map((one) => one.session_id ?? '')];
  await sql`insert into booking_place (booking_id, session_id, position)
    select b.id, b.session_id, p from unnest(${ids}::uuid[], ${sessions}::uuid[]) as b (id, session_id)
    cross join generate_series(1, 2) p`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sessions: { type: 'string', default: '2000' },
      institutions: { type: 'string', default: '20000' },
      yes: { type: 'boolean', default: false },
    },
  });
  const load = { sessions: Number(values.sessions), institutions: Number(values.institutions) };
  if (Object.values(load).some((count) => !Number.isInteger(count) || count < 0 || count > 500_000))
    throw new Error('Say how many with whole numbers up to 500,000: --sessions 2000 --institutions 20000');
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the database to fill.');
  const { sql, close } = connect(url, { max: 2 });
  try {
    if (!values.yes && (await isInUse(sql)))
      throw new Error(
        'This database has officers of its own. Say --yes to fill it with made-up sessions all the same.',
      );
    await addLoad(sql, load, (words) => process.stderr.write(`\r\u001B[K${words}`));
    process.stderr.write('\n');
  } finally {
    await close();
  }
}

if (import.meta.main)
  await main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
