import { Agent, get } from 'node:http';
import { eq, type SQL, sql as statement } from 'drizzle-orm';
import { connect, type Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import { addEngagements } from '#db/seeds/load-engagements.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { roleGrant } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { gapsSql, ownersInMemory } from '#lib/institutions/coverage/gaps.ts';
import { heatSql } from '#lib/institutions/coverage/heat.ts';
import { overContactSql } from '#lib/institutions/coverage/over-contact.ts';
import { coverageRows } from '#lib/institutions/coverage/rows.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { usualLimit } from '#lib/visits.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rounds = 9;
const load = { institutions: 50_000, engagements: 100_000 };
/** A tenth first, so that every run shows how it grows; then the load, then so many times of it. */
const times = Number(process.env['BENCH_TIMES'] ?? 1);
const loads = [0.1, 0.9, ...(times > 1 ? [times - 1] : [])];

type Desk = { db: Db; areas: readonly AreaId[]; cookie: string; url: string; agent: Agent };

/** The page of coverage over HTTP, its statements alone, and what counting the same institutions costs in plain SQL. */
export async function measureCoverageHeat({ databaseUrl, site }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 4 });
  const agent = new Agent({ keepAlive: true });
  try {
    const rows: string[][] = [];
    for (const more of loads) {
      const add = { institutions: load.institutions * more, engagements: load.engagements * more };
      await addEngagements(sql, add, () => {});
      const [found] = await sql`select count(*)::int as count from institution`;
      const many = `${(found!['count'] as number).toLocaleString('en-GB')} institutions`;
      for (const [who, kind] of [
        ['every region', 'region'],
        ['one force', 'force'],
      ] as const) {
        const desk = { db, ...(await ofAreas(db, kind)), url: site.url, agent };
        rows.push(...(await lookAll(desk, `${who}, ${many}`)));
      }
    }
    return rows;
  } finally {
    agent.destroy();
    await close();
  }
}

/** A supervisor of every region, or of one force. */
async function ofAreas(db: Db, kind: 'region' | 'force') {
  const officer = await anOfficer(db, 'supervisor');
  const all = await db.select().from(area).where(eq(area.kind, kind)).orderBy(area.code);
  const own = kind === 'force' ? all.slice(0, 1) : all;
  await db.delete(roleGrant).where(eq(roleGrant.officerId, officer.id));
  const role = 'supervisor' as const;
  const held = { officerId: officer.id, role, startsOn: Temporal.PlainDate.from('2026-01-01') };
  await db.insert(roleGrant).values(own.map(({ id }) => ({ ...held, areaId: id })));
  const grants = own.map(({ id, name }) => ({ role, areaId: id, areaName: name }));
  const areas = await areasFor(db, { ...officer, grants }, 'seeInstitutions');
  return { areas, cookie: await signedInAs({ db }, officer) };
}

async function lookAll(desk: Desk, name: string): Promise<string[][]> {
  const { db, areas } = desk;
  const now = Temporal.Now.instant();
  const [today, filter] = [ukDay(now), {}];
  const rows = await coverageRows(db, areas, { slug: undefined, isEach: false });
  const statements: Record<string, SQL> = {
    'plain count by district and type': plain(areas),
    'days since contact': await heatSql(db, areas, { rows, by: 'sector', filter }, today),
    'what is left to do': await gapsSql(db, areas, { rows, filter }, today),
    'visited often': await overContactSql(db, areas, { filter, limit: usualLimit }, { at: now, today }),
  };
  const measured: string[][] = [];
  for (const [what, asked] of Object.entries(statements)) {
    const megabytes = what === 'what is left to do' ? ownersInMemory : undefined;
    measured.push(
      factRow(`${what}, ${name}`, await words(() => plannedAnew(db, (tx) => tx.execute(asked), megabytes))),
    );
  }
  // Each of these is asked once in half a minute, over all or nearly all there is: nothing of it is remembered.
  const anew: string[] = [];
  for (const query of ['', '?rows=each', '?contact=open'])
    anew.push(shown(await timed(() => look(desk, query))));
  measured.push(factRow(`coverage page anew, ${name}`, `${anew.join(', ')} ms`));
  measured.push(factRow(`coverage page within half a minute, ${name}`, await words(() => look(desk, ''))));
  return measured;
}

// What any table by area and type has to read at least.
const plain = (
  areas: readonly AreaId[],
): SQL => statement`select district_id, type_code, count(*) from institution
  where district_id = any(${`{${areas.join(',')}}`}::uuid[]) group by 1, 2`;

const look = ({ url, cookie, agent }: Desk, query: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const path = `${url}/staff/institutions/coverage${query}`;
    get(path, { agent, headers: { cookie } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () =>
        answer.statusCode === 200 && body.includes('</html>') && body.includes('Visited often')
          ? resolve()
          : reject(new Error(`${path} answered ${answer.statusCode}.`)),
      );
    }).on('error', reject);
  });

async function words(work: () => Promise<unknown>): Promise<string> {
  const figures: number[] = [];
  await work();
  for (let round = 0; round < rounds; round += 1) {
    figures.push(await timed(work));
  }
  const sorted = figures.toSorted((one, other) => one - other);
  return `median ${shown(sorted[Math.floor(rounds / 2)] ?? 0)} ms, worst ${shown(sorted.at(-1) ?? 0)} ms`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
