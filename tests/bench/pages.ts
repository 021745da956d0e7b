import { request as ask } from 'node:http';
import { once } from 'node:events';
import autocannon from 'autocannon';
import type { IncomingMessage } from 'node:http';
import { inTurn, type Reading, watched } from './rounds.ts';
import type { World } from './world.ts';

const seconds = 3;
const connections = 50;
const headers = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** Loads a page and a bare server that sends the same bytes, in turn. */
export async function measurePage(
  world: World,
  path: string,
  rounds: number,
): Promise<Record<'ours' | 'bare', Reading>> {
  await world.bare.ask(await answerOf(world.site.url + path));
  const load = (program: World['site']) => () =>
    watched(program.pid, world.databasePid, () => fire(program.url + path));
  await fire(world.site.url + path, 1);
  await fire(world.bare.url + path, 1);
  return inTurn({ bare: load(world.bare), ours: load(world.site) }, rounds);
}

/** Loads one address from fifty connections; throws when any answer is not the page. */
export async function fire(url: string, duration = seconds) {
  const result = await autocannon({ url, connections, duration, headers });
  const good = result['2xx'];
  if (good === 0 || result['3xx'] + result['4xx'] + result['5xx'] + result.errors > 0)
    throw new Error(`${url} was not always answered.`);
  return { perSecond: good / result.duration, p99: result.latency.p99, requests: good };
}

/** What the site answers, header for header but for those that node:http adds by itself. */
async function answerOf(url: string): Promise<{ headers: string[]; body: string }> {
  const [answer] = (await once(ask(url, { headers }).end(), 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const sent = answer.rawHeaders;
  const added = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);
  const kept = sent.filter((_, index) => !added.has(sent[index - (index % 2)]!.toLowerCase()));
  return { headers: kept, body: Buffer.concat(parts).toString('base64') };
}
