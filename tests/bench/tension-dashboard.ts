import { Agent, get } from 'node:http';
import { connect, type Db } from '#db/client.ts';
import { addLevels } from '#db/seeds/load-levels.ts';
import type { Sql } from '#db/sql.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { levelWeeks } from '#lib/tension/dashboard/level-weeks.ts';
import { weeksUntil, yearBefore } from '#lib/tension/dashboard/weeks.ts';
import { levelsAt } from '#lib/tension/levels/area-levels.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rounds = 100;
const weeks = 156;

/** The dashboard of all 109 districts over three years of weekly assessments, over HTTP, beside its statements and the barest that could be. */
export async function measureTensionDashboard({ databaseUrl, site }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 10 });
  const agent = new Agent({ keepAlive: true });
  try {
    await addLevels(sql, { weeks });
    const officer = await anOfficerOfBoth(db, sql);
    const cookie = await signedInAs({ db }, officer);
    const ids = (
      await sql<{ id: AreaId }[]>`select id from area where kind = 'district' and valid_to is null`
    ).map(({ id }) => id);
    const monday = weeksUntil(Temporal.Now.instant(), 40)[0]!.monday!.toString();
    const took = await inTurn({
      now: () => fetched(`${site.url}/staff/tension`, cookie, agent),
      'a week last year': () => fetched(`${site.url}/staff/tension?week=${monday}`, cookie, agent),
      area: () => fetched(`${site.url}/staff/tension/areas/bedford`, cookie, agent),
      statements: () => statements(db, ids),
      'bare SQL': () => bare(sql),
    });
    const words = Object.entries(took).map(([name, figures]) => `${name} ${both(figures)}`);
    return [factRow(`tension of 109 districts, ${weeks} weeks`, words.join(', '))];
  } finally {
    agent.destroy();
    await close();
  }
}

async function anOfficerOfBoth(db: Db, sql: Sql): Promise<Officer> {
  const officer = await anOfficer(db, 'supervisor');
  await sql`insert into role_grant (officer_id, role, area_id, starts_on)
    select ${officer.id}, 'supervisor', id, '2026-01-01' from area where kind = 'region'`;
  return officer;
}

async function statements(db: Db, ids: readonly AreaId[]): Promise<void> {
  const now = Temporal.Now.instant();
  const quarter = weeksUntil(now, 13);
  await Promise.all([
    levelsAt(db, ids, now),
    levelsAt(db, ids, quarter.at(-2)!.at),
    levelWeeks(db, ids, quarter),
    levelWeeks(db, ids, yearBefore(quarter)),
  ]);
}

const bare = (sql: Sql) =>
  sql`select area_id, level, valid_until from tension_assessment where approved_at is not null and ended_at is null`;

/** One after the other, so that what else the machine does falls on all of them; the first of each warms. */
async function inTurn<Name extends string>(
  work: Record<Name, () => Promise<unknown>>,
): Promise<Record<Name, number[]>> {
  const took = Object.fromEntries(Object.keys(work).map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = 0; round <= rounds; round++)
    for (const [name, once] of Object.entries(work) as [Name, () => Promise<unknown>][]) {
      const began = performance.now();
      await once();
      if (round > 0) took[name].push(performance.now() - began);
    }
  return took;
}

const fetched = (url: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200)
        reject(new Error(`The dashboard answered ${String(answer.statusCode)}.`));
      answer.resume().on('end', resolve);
    }).on('error', reject);
  });

/** "12 ms (95 in 100 within 19 ms)" */
function both(figures: readonly number[]): string {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share: number) => shown(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms (95 in 100 within ${at(0.95)} ms)`;
}
