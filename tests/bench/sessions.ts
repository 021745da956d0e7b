import type { Sql } from '#db/sql.ts';

/**
 * Makes sessions that can be booked, in the coming year, spread over courses and districts.
 *
 * @returns their ids and references, soonest first
 */
export async function makeSessions(
  sql: Sql,
  count: number,
  capacity: number,
): Promise<{ id: string; reference: string }[]> {
  const rows = await sql<{ id: string; reference: string }[]>`
    with numbered_course as (select id, row_number() over (order by slug) - 1 as n from course),
    numbered_area as (select id, row_number() over (order by code) - 1 as n from area where kind = 'district'),
    batch as (select count(*) as before from training_session)
    insert into training_session (reference, course_id, mode, area_id, starts_at, ends_at, booking_closes_at,
      changes_close_at, capacity, places_per_booking, trainers, access, joining_link, added_at)
    select 'T' || lpad(to_hex(batch.before + i), 7, '0'), c.id, 'online', a.id, start, start + interval '90 min',
      start - interval '2 days', start - interval '1 day', ${capacity}, least(10, ${capacity}::int),
      'Two Prevent officers', 'Live captions. Slides are sent the day before.', 'https://meet.example/session',
      now()
    from batch, generate_series(0, ${count - 1}) i
    join numbered_course c on c.n = i % (select count(*) from numbered_course)
    join numbered_area a on a.n = i % (select count(*) from numbered_area)
    cross join lateral (select date_trunc('day', now()) + interval '7 days 10 hours'
      + (i % 355) * interval '1 day' + (i % 6) * interval '1 hour' as start) times
    returning id, reference`;
  return [...rows];
}

/** Fills sessions by about half, as they are on most days. */
export async function fillByHalf(sql: Sql): Promise<void> {
  await sql`with made as (
      insert into booking (reference, session_id, key_hash, key_sealed, form_token, organisation,
        institution_type_code, postcode, booker_name, booker_email, booker_phone, booker_role, booked_at)
      select 'F' || b.i || reference, s.id, sha256((s.id::text || b.i)::bytea), '\\x00', gen_random_uuid(),
        'Ashmere Community School', 'secondary_school', 'MK40 1AA', 'Amara Nwosu',
        'booker' || b.i || '@ashmere.school.example', '01632 960 001', 'Head of year', now()
      from training_session s, generate_series(1, 6) as b(i)
      returning id, session_id)
    insert into booking_place (booking_id, session_id, position)
    select id, session_id, p.i from made, generate_series(1, 2) as p(i)`;
  await sql`analyze`;
}
