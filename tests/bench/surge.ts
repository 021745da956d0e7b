import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Db } from '#db/client.ts';
import type { SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { claimCall } from '#lib/impact/surge/claim.ts';
import { logRing } from '#lib/impact/surge/ring.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { aRing, aSurge, callsIn } from '../support/surge-makers.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const officers = 30;
const every = 5_000;
/** How long they refresh for each round of the bench, in milliseconds. */
const length = 12_000;

type Took = Record<'all' | 'unchanged' | 'changed' | 'bare', number[]>;
type Answer = { status: number; etag: string };

/**
 * Thirty officers whose pages ask every five seconds what is new, while every second somebody claims an institution or
 * logs a call; beside each answer that of the barest server, which says the same to everybody.
 */
export async function measureSurge({ databaseUrl, site, bare }: World, rounds: number): Promise<string[][]> {
  const { db, close } = connect(databaseUrl, { max: 5 });
  const agent = new Agent({ keepAlive: true });
  try {
    const keeper = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, keeper, { institutions: 40 });
    const took: Took = { all: [], unchanged: [], changed: [], bare: [] };
    await bare.ask({ headers: ['content-type', 'text/html'], body: '' });
    const until = performance.now() + length * rounds;
    const live = `${site.url}/staff/impact/surges/${id}/live`;
    const readers = Array.from({ length: officers }, async (_, index) => {
      const cookie = await signedInAs({ db }, await anOfficer(db, 'npt_reader'));
      await wait((index * every) / officers);
      await refresh({ live, bare: bare.url, cookie, agent, until }, took);
    });
    const work = workOn(db, keeper, id, until);
    await Promise.all([...readers, work]);
    const words = `all ${figures(took.all)}, nothing new ${figures(took.unchanged)}, something new ${figures(took.changed)}, ceiling ${figures(took.bare)}`;
    return [
      factRow(`a surge, ${officers} officers refreshing every 5 s, ${await work} calls meanwhile`, words),
    ];
  } finally {
    agent.destroy();
    await close();
  }
}

type Asked = { live: string; bare: string; cookie: string; agent: Agent; until: number };

async function refresh({ live, bare, cookie, agent, until }: Asked, took: Took): Promise<void> {
  let known = '';
  for (let turn = 0; performance.now() < until; turn++) {
    const began = performance.now();
    const { status, etag } = await asked(live, { cookie, 'if-none-match': known }, agent);
    const milliseconds = performance.now() - began;
    if (status !== 200 && status !== 304) throw new Error(`The live answer was ${status}.`);
    known = etag;
    const ours = performance.now();
    await asked(bare, {}, agent);
    // The first of each warms.
    if (turn > 0) {
      took.all.push(milliseconds);
      took[status === 304 ? 'unchanged' : 'changed'].push(milliseconds);
      took.bare.push(performance.now() - ours);
    }
    await wait(Math.max(0, every - (performance.now() - began)));
  }
}

/** Claims and logs in turn, one of them a second; says how many calls were logged. */
async function workOn(db: Db, officer: Officer, surgeId: SurgeId, until: number): Promise<number> {
  const calls = await callsIn(db, surgeId);
  let logged = 0;
  for (let turn = 0; performance.now() < until; turn++) {
    const of = { surgeId, callId: calls[(turn >> 1) % calls.length]!.id };
    const now = Temporal.Now.instant();
    if (turn % 2 === 0) await claimCall(db, officer, of, now);
    else if ((await logRing(db, officer, of, aRing(), now)).ok) logged++;
    await wait(1_000);
  }
  return logged;
}

const asked = (url: string, headers: Record<string, string>, agent: Agent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, (answer) => {
      const { statusCode: status = 0, headers: said } = answer;
      answer.resume().on('end', () => resolve({ status, etag: said.etag ?? '' }));
    }).on('error', reject);
  });

/** "8.1 ms (95 in 100 within 19 ms; 340 of them)" */
function figures(of: readonly number[]): string {
  const sorted = of.toSorted((one, other) => one - other);
  const at = (share: number) => shown(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms (95 in 100 within ${at(0.95)} ms; ${sorted.length} of them)`;
}
