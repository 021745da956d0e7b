import { parseArgs } from 'node:util';
import { closeSql, openSql, type Sql } from '../sql.ts';
import { aLoadTester } from './made-up.ts';

/** How many weeks of assessments each district gets, back from now. */
export type LevelLoad = { weeks: number };

/**
 * Adds an approved assessment a week to every district of the register, each replaced by the next, to measure the
 * dashboard with: three years make some seventeen thousand.
 */
export async function addLevels(sql: Sql, { weeks }: LevelLoad): Promise<void> {
  const writer = await aLoadTester(sql);
  const [approver] = await sql<{ id: string }[]>`insert into officer (name, email, added_at)
    values ('Load Approver', 'approver@concord.example', now())
    on conflict (email) do update set name = excluded.name returning id`;
  await sql`
    with districts as (
      select id, md5('thread' || id)::uuid as thread, row_number() over (order by code) as nth from area
      where kind = 'district' and valid_to is null
    ),
    made as (
      select d.id as area_id, d.thread, w as back, ${weeks}::int - w + 1 as version, level, at,
        at + make_interval(hours => 24 * (array[31, 14, 7, 4, 1])[level]) as until
      from districts d cross join generate_series(1, ${weeks}::int) w
      cross join lateral (select 1 + (abs(hashtext(d.id::text || (w / 3))) % 7 / 2)::int as level,
        now() - make_interval(days => 7 * w - 6, hours => d.nth::int % 24) as at) x
    )
    insert into tension_assessment (thread_id, version, area_id, category, issue, covers_from, covers_to, level,
      experienced, evidenced, potential, facts, rationale, trend, confidence, outlook_7, outlook_28, spread,
      written_at, written_by, writers, asked_at, approved_at, approved_by, valid_until, ended_at, ending, ended_by)
    select thread, version, area_id, 'crime_and_asb', 'Evenings in the town centre', at::date, at::date + 7, level,
      level, greatest(1, level - back % 2), greatest(1, level - 1), repeat('What records show. ', 20),
      repeat('Why the level is what it is. ', 12), (array['rising', 'steady', 'falling'])[1 + back % 3], 'moderate',
      'steady', 'steady', 'district', at, ${writer}, array[${writer}::uuid], at, at, ${approver!.id}, until,
      case when back > 1 then at + interval '7 days' end, case when back > 1 then 'replaced' end,
      case when back > 1 then ${approver!.id}::uuid end
    from made order by made.at on conflict do nothing`;
  await sql`vacuum analyze tension_assessment`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { weeks: { type: 'string', default: '156' } } });
  const weeks = Number(values.weeks);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 520)
    throw new Error('Say how many with a whole number up to 520: --weeks 156');
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the database to fill.');
  const sql = openSql(url, { max: 1 });
  try {
    await addLevels(sql, { weeks });
  } finally {
    await closeSql(sql);
  }
}

if (import.meta.main)
  await main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
