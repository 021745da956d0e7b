import { performance } from 'node:perf_hooks';
import { connect } from '#db/client.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const events = 5_000;

/** How long a feed of 5,000 public events takes: made anew, from memory, and when nothing changed. */
export async function measureFeeds({ site, databaseUrl, bare }: World): Promise<string[][]> {
  const { sql, close } = connect(databaseUrl);
  await sql`insert into event (slug, type_code, visibility, title, summary, hosted_by_police, organiser, starts_at,
      ends_at, mode, venue, step_free, hearing_loop, accessible_toilet, parking, area_id, added_at, asked_at,
      approved_at, published_at, changed_at)
    select 'bench-' || n, 'type_community_event', 'public', 'Coffee morning ' || n, 'Come and talk with us.', true,
      'The neighbourhood team', now() + n * interval '1 hour', now() + (n + 2) * interval '1 hour', 'in_person',
      'Addison Hall', true, false, true, 'Free', (select id from area where slug = 'bedford'), now(), now(), now(),
      now(), now() from generate_series(1, ${events}) n`;
  const url = `${site.url}/events.ics`;
  // Another filter each time finds the same events, and nothing that is kept.
  const cold = await middle(20, (round) => fetch(`${url}?within=${round + 1}`));
  const warm = await middle(100, () => fetch(url));
  const etag = (await fetch(url)).headers.get('etag') ?? '';
  const same = await middle(200, () => fetch(url, { headers: { 'if-none-match': etag } }));
  const floor = await middle(200, () => fetch(bare.url));
  await sql`delete from event where slug like 'bench-%'`;
  await close();
  const words = [`${shown(cold)} ms cold`, `${shown(warm)} ms warm`, `${shown(same)} ms unchanged`];
  return [factRow(`feed of ${events} events`, `${words.join(', ')} (bare server ${shown(floor)} ms)`)];
}

async function middle(times: number, ask: (round: number) => Promise<Response>): Promise<number> {
  await (await ask(0)).arrayBuffer();
  const took: number[] = [];
  for (let round = 1; round <= times; round++) {
    const start = performance.now();
    await (await ask(round)).arrayBuffer();
    took.push(performance.now() - start);
  }
  return took.toSorted((one, other) => one - other)[times >> 1] ?? 0;
}
