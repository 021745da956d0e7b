import { Agent, get } from 'node:http';
import { connect, type Db } from '#db/client.ts';
import type { Sql } from '#db/sql.ts';
import type { Officer } from '#lib/actor.ts';
import { layers } from '#lib/calendar/entries/entry.ts';
import { listEntries } from '#lib/calendar/entries/list.ts';
import { daysOf } from '#lib/calendar/entries/span.ts';
import { ukDay } from '#lib/dates.ts';
import { areasOfEntries } from '../../src/pages/staff/calendar/_areas.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rounds = 60;
const entries = 3_000;

/** A month with three thousand events over HTTP, beside the statements that list them and the barest that could. */
export async function measureCalendar({ databaseUrl, site }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 10 });
  const agent = new Agent({ keepAlive: true });
  try {
    const officer = await anOfficer(db, 'prevent_officer');
    await addEvents(sql, officer.id);
    const cookie = await signedInAs({ db }, officer);
    const took = { page: [] as number[], listed: [] as number[], bare: [] as number[] };
    // In turn, so that what else the machine does falls on all three; the first of each warms.
    for (let round = 0; round <= rounds; round++) {
      const page = await timed(() => fetched(`${site.url}/staff/calendar?view=month`, cookie, agent));
      const listed = await timed(() => list(db, officer));
      const bare = await timed(() => bareStatement(sql));
      if (round === 0) continue;
      took.page.push(page);
      took.listed.push(listed);
      took.bare.push(bare);
    }
    const words = `page ${both(took.page)}, listed ${both(took.listed)}, bare SQL ${both(took.bare)}`;
    return [factRow(`a month of ${entries.toLocaleString('en-GB')} events`, words)];
  } finally {
    agent.destroy();
    await close();
  }
}

function month() {
  const days = daysOf('month', ukDay(Temporal.Now.instant()));
  return { from: days[0]!.from, to: days.at(-1)!.to };
}

async function list(db: Db, officer: Officer): Promise<void> {
  const now = Temporal.Now.instant();
  const areas = await areasOfEntries({ db, now }, officer, null);
  await listEntries(db, officer, { ...month(), layers, areas, isOneArea: false }, now);
}

async function bareStatement(sql: Sql): Promise<void> {
  const { from, to } = month();
  await sql`select id, title, starts_at, ends_at from event
    where starts_at < ${to.toString()}::timestamptz and ends_at > ${from.toString()}::timestamptz order by starts_at, id`;
}

async function addEvents(sql: Sql, lead: string): Promise<void> {
  const { from, to } = month();
  await sql`insert into event (slug, type_code, visibility, title, summary, hosted_by_police, organiser, starts_at,
      ends_at, mode, venue, step_free, hearing_loop, accessible_toilet, parking, area_id, lead_officer_id, added_by,
      added_at, changed_at, published_at)
    select 'bench-' || n, 'type_community_event', 'staff', 'Coffee morning ' || n, 'Come and talk.', true, 'The team',
      at, at + interval '1 hour', 'in_person', 'Hall ' || n % 40, true, false, true, 'Beside it',
      (select id from area where slug = 'bedford'), ${lead}, ${lead}, now(), now(), now()
    from generate_series(1, ${entries}::int) n, lateral (select ${from.toString()}::timestamptz
      + (${to.toString()}::timestamptz - ${from.toString()}::timestamptz) * (n / ${entries + 1}::float8) as at) w`;
  await sql`vacuum analyze event`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const fetched = (url: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`The calendar answered ${String(answer.statusCode)}.`));
      answer.resume().on('end', resolve);
    }).on('error', reject);
  });

/** "12 ms (95 in 100 within 19 ms)" */
function both(figures: readonly number[]): string {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share: number) => shown(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms (95 in 100 within ${at(0.95)} ms)`;
}
