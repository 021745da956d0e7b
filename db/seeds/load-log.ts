import { parseArgs } from 'node:util';
import { closeSql, openSql, type Sql } from '../sql.ts';

const batch = 50_000;

/**
 * Adds entries to the access log by the hundred thousand, over the past year, to measure with: a hundred made-up
 * officers who look at bookings, and people with links who change them. They are not sealed yet.
 *
 * @param tell how many there are so far
 */
export async function addEntries(sql: Sql, count: number, tell: (done: number) => void): Promise<void> {
  for (let done = 0; done < count;) {
    const size = Math.min(batch, count - done);
    await addBatch(sql, done, size, count);
    done += size;
    tell(done);
  }
  await sql`vacuum analyze audit_log`;
}

const addBatch = (sql: Sql, from: number, size: number, count: number) => sql`
  insert into audit_log (at, actor_kind, actor_id, actor_roles, sign_in_reference, operation, entity, entity_ids,
    fields, purpose, reason, recipient, records, request_id)
  select now() - interval '365 days' * (1 - n / ${count}::float8), kind, actor,
    case kind when 'officer' then array['prevent_officer'] else '{}' end,
    case kind when 'officer' then md5('browser' || n % 300)::uuid end,
    case when n % 97 = 0 then 'disclose' when n % 11 = 0 then 'alter' when n % 7 = 0 then 'collect' else 'consult' end,
    'booking', ids, array['booker_name', 'attendees'], 'training',
    case when n % 97 = 0 then 'Asked for by the school' end, case when n % 97 = 0 then 'Northgate High School' end,
    cardinality(ids), md5('request' || n)
  from generate_series(${from + 1}::int, ${from + size}::int) n
  cross join lateral (select case when n % 5 = 0 then 'booker' else 'officer' end as kind,
    case when n % 5 = 0 then md5('booking' || n % 40000) else md5('officer' || n % 100) end::uuid::text as actor,
    array(select md5('booking' || (n * 7 + i) % 40000)::uuid::text from generate_series(0, n % 4) i) as ids) made
  order by n`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { entries: { type: 'string', default: '1000000' } } });
  const count = Number(values.entries);
  if (!Number.isInteger(count) || count < 1 || count > 20_000_000)
    throw new Error('Say how many with a whole number up to 20,000,000: --entries 1000000');
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the database to fill.');
  const sql = openSql(url, { max: 1 });
  try {
    await addEntries(sql, count, (done) => process.stderr.write(`\r\u001B[K${done} of ${count} entries`));
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
