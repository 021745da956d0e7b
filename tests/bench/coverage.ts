import { Agent, get } from 'node:http';
import { connect, type Db } from '#db/client.ts';
import { addCoverage } from '#db/seeds/load-coverage.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { roleGrant } from '#db/schema/officers.ts';
import { eq } from 'drizzle-orm';
import { ukDay } from '#lib/dates.ts';
import { type CoverageFilter, sortKeys } from '#lib/institutions/duty/filter.ts';
import { coveragePageSize, coverageSql } from '#lib/institutions/duty/list.ts';
import { lastReckoning, reckonCoverage } from '#lib/institutions/duty/reckon.ts';
import { coverageCells } from '#lib/institutions/duty/summary.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rounds = 25;
const load = { institutions: 10_000, attendances: 500_000 };
/** A tenth first, so that every run shows how the page grows; then the load, then so many times of it. */
const times = Number(process.env['BENCH_TIMES'] ?? 1);
const loads = [0.1, 0.9, ...(times > 1 ? [times - 1] : [])];

type View = { name: string; filter: Partial<CoverageFilter>; query: string };
const views: View[] = [
  ...sortKeys.map((sort) => ({ name: `sorted by ${sort}`, filter: { sort }, query: `?sort=${sort}` })),
  { name: 'of one force', filter: { area: 'essex-force' }, query: '?area=essex-force' },
  { name: 'of one sector', filter: { sector: 'education' }, query: '?sector=education' },
  { name: 'without training', filter: { missing: 'training' }, query: '?missing=training' },
];
type Seen = { page: number[]; statements: number[] };
type Desk = { db: Db; areas: readonly AreaId[]; cookie: string; url: string; agent: Agent };

/** The coverage page over HTTP beside its statements alone, in turn, one request after another. */
export async function measureCoverage({ databaseUrl, site }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 10 });
  const agent = new Agent({ keepAlive: true });
  try {
    const desk = { db, ...(await ofEveryRegion(db)), url: site.url, agent };
    const rows: string[][] = [];
    for (const more of loads) {
      const add = {
        institutions: load.institutions * more,
        attendances: load.attendances * more,
      };
      await addCoverage(sql, add, () => {});
      const began = performance.now();
      const { institutions } = await reckonCoverage(db, Temporal.Now.instant());
      const reckoned = (performance.now() - began) / 1000;
      await sql`vacuum analyze duty_coverage`;
      const many = `${institutions.toLocaleString('en-GB')} institutions`;
      rows.push(
        factRow(`coverage of ${many}, reckoned`, `${shown(reckoned)} s`),
        ...(await lookAll(desk, many)),
      );
    }
    return rows;
  } finally {
    agent.destroy();
    await close();
  }
}

async function ofEveryRegion(db: Db) {
  const officer = await anOfficer(db, 'supervisor');
  const regions = await db.select().from(area).where(eq(area.kind, 'region'));
  const role = 'supervisor' as const;
  const ofRegion = { officerId: officer.id, role, startsOn: Temporal.PlainDate.from('2026-01-01') };
  await db.insert(roleGrant).values(regions.map(({ id }) => ({ ...ofRegion, areaId: id })));
  const grants = regions.map(({ id, name }) => ({ role, areaId: id, areaName: name }));
  const areas = await areasFor(db, { ...officer, grants }, 'seeCoverage');
  return { areas, cookie: await signedInAs({ db }, officer) };
}

async function lookAll(desk: Desk, many: string): Promise<string[][]> {
  const all: Seen = { page: [], statements: [] };
  const rows: string[][] = [];
  const seen = new Map<View, Seen>(views.map((view) => [view, { page: [], statements: [] }]));
  for (const view of views) await look(desk, view);
  for (let round = 0; round < rounds; round++)
    for (const view of views) {
      seen.get(view)!.page.push(await timed(() => look(desk, view)));
      seen.get(view)!.statements.push(await timed(() => ask(desk, view)));
    }
  for (const [{ name }, { page, statements }] of seen) {
    rows.push(factRow(`${many}, ${name}`, words(page, statements)));
    all.page.push(...page);
    all.statements.push(...statements);
  }
  return [factRow(`coverage page, ${many}`, words(all.page, all.statements)), ...rows];
}

const look = ({ url, cookie, agent }: Desk, { query }: View): Promise<void> =>
  new Promise((resolve, reject) => {
    const path = `${url}/staff/training/coverage${query}`;
    get(path, { agent, headers: { cookie } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () =>
        answer.statusCode === 200 && body.includes('</html>') && body.includes('as of')
          ? resolve()
          : reject(new Error(`${path} answered ${answer.statusCode}.`)),
      );
    }).on('error', reject);
  });

// What the page asks of the database, side by side as it does.
async function ask({ db, areas }: Desk, { filter }: View): Promise<void> {
  const today = ukDay(Temporal.Now.instant());
  const whole: CoverageFilter = { sort: 'trained', isDescending: false, ...filter };
  const [rows] = await Promise.all([
    db.execute(coverageSql(areas, whole, today, coveragePageSize + 1)),
    coverageCells(db, areas, today),
    lastReckoning(db),
  ]);
  if (rows.length === 0) throw new Error('The coverage of the bench is empty.');
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const at = (figures: readonly number[], share: number): string =>
  shown([...figures].sort((a, b) => a - b)[Math.ceil(figures.length * share) - 1] ?? 0);

const words = (page: readonly number[], statements: readonly number[]): string =>
  `p95 ${at(page, 0.95)} ms, median ${at(page, 0.5)} ms; its statements alone ${at(statements, 0.95)} and ${at(statements, 0.5)} ms`;
