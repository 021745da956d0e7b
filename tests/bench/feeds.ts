import { Agent, get, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { connect } from '#db/client.ts';
import type { Sql } from '#db/sql.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const events = 5_000;
const agent = new Agent({ keepAlive: true });

/**
 * How long a feed of 5,000 public events takes: the first time since the start, after one event has changed, narrowed in
 * another way, from memory, and when the asker has it already.
 */
export async function measureFeeds({ site, databaseUrl, bare }: World): Promise<string[][]> {
  const { sql, close } = connect(databaseUrl);
  try {
    await addEvents(sql);
    const url = `${site.url}/events.ics`;
    const first = await once(url);
    const changed = await middle(
      10,
      () => once(url),
      () => changeOne(sql),
    );
    const others = ['area=bedford', 'type=community_event', 'area=bedford&type=community_event'];
    const narrowed = await middle(others.length, (round) => once(`${url}?${others[round]}`));
    const warm = await middle(100, () => once(url));
    const etag = (await asked(url, {})).resume().headers.etag ?? '';
    const same = await middle(200, () => once(url, { 'if-none-match': etag }, 304));
    const floor = await middle(200, () => once(bare.url));
    const words = [
      `${shown(first)} ms the first time`,
      `${shown(changed)} ms after a change`,
      `${shown(narrowed)} ms narrowed`,
      `${shown(warm)} ms warm`,
      `${shown(same)} ms unchanged`,
    ];
    return [factRow(`feed of ${events} events`, `${words.join(', ')} (bare server ${shown(floor)} ms)`)];
  } finally {
    await sql`delete from event where slug like 'feed-%'`;
    agent.destroy();
    await close();
  }
}

async function addEvents(sql: Sql): Promise<void> {
  await sql`insert into event (slug, type_code, visibility, title, summary, hosted_by_police, organiser, starts_at,
      ends_at, mode, venue, step_free, hearing_loop, accessible_toilet, parking, area_id, added_at, asked_at,
      approved_at, published_at, changed_at)
    select 'feed-' || n, 'type_community_event', 'public', 'Coffee morning ' || n, 'Come and talk with us.', true,
      'The neighbourhood team', now() + n * interval '1 hour', now() + (n + 2) * interval '1 hour', 'in_person',
      'Addison Hall', true, false, true, 'Free', (select id from area where slug = 'bedford'), now(), now(), now(),
      now(), now() from generate_series(1, ${events}) n`;
  await sql`vacuum analyze event`;
}

// Feeds ask every two seconds whether anything has changed.
async function changeOne(sql: Sql): Promise<void> {
  await sql`update event set sequence = sequence + 1, changed_at = now() where slug = 'feed-7'`;
  await setTimeout(2_100);
}

/** How long one packed answer takes to its last byte, still packed; throws for any but the one that is waited for. */
async function once(url: string, headers: Record<string, string> = {}, status = 200): Promise<number> {
  const start = performance.now();
  const answer = await asked(url, headers);
  if (answer.statusCode !== status) throw new Error(`${url} answered ${answer.statusCode}`);
  await finished(answer.resume());
  return performance.now() - start;
}

const asked = (url: string, headers: Record<string, string>): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, resolve).on('error', reject);
  });

async function middle(
  times: number,
  ask: (round: number) => Promise<number>,
  before: () => Promise<void> = async () => {},
): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    await before();
    took.push(await ask(round));
  }
  return took.toSorted((one, other) => one - other)[times >> 1] ?? 0;
}
