import type { Browser } from 'playwright-core';
import { eq, sql } from 'drizzle-orm';
import { connect, type Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { roleGrant } from '#db/schema/officers.ts';
import { fillMap } from '#db/seeds/load-map.ts';
import { ukDay } from '#lib/dates.ts';
import { standingsByDistrict } from '#lib/institutions/map/standings.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { openBrowser } from './browser.ts';
import { type Look, lookAt } from './map-look.ts';
import { factRow, shown } from './table.ts';
import { freePort, type World } from './world.ts';

/** How many institutions, one load after another; with BENCH_TIMES a fraction or a multiple of them. */
const loads = [5_000, 50_000, 500_000].map((count) =>
  Math.ceil(count * Number(process.env['BENCH_TIMES'] ?? 1)),
);

const views = [
  { name: 'both regions', path: '/staff/institutions/map' },
  { name: 'a force', path: '/staff/institutions/map?in=essex-force' },
  { name: 'a district', path: '/staff/institutions/map?in=bedford' },
  { name: 'round a place', path: '/staff/institutions/map?near=Bedford&across=20' },
];

/** The map in a browser slowed to a quarter, beside a copy of the same page out of memory, as institutions grow. */
export async function measureMap({ databaseUrl, site, folder }: World, rounds: number): Promise<string[][]> {
  const connection = connect(databaseUrl, { max: 10 });
  const browser = await openBrowser(await freePort(), folder);
  try {
    const desk = await ofEveryRegion(connection.db);
    const rows: string[][] = [];
    for (const count of loads) {
      await fillMap(connection.sql, count);
      const many = `map of ${count.toLocaleString('en-GB')} institutions`;
      rows.push(factRow(`${many}, counted`, await counting(databaseUrl, desk.areas, rounds)));
      for (const { name, path } of views)
        rows.push(
          factRow(
            `${many}, ${name}`,
            await looking(browser, { url: site.url + path, cookie: desk.cookie }, rounds),
          ),
        );
    }
    return rows;
  } finally {
    await browser.close();
    await connection.close();
  }
}

async function ofEveryRegion(db: Db) {
  const officer = await anOfficer(db, 'supervisor');
  const regions = await db.select().from(area).where(eq(area.kind, 'region'));
  const role = 'supervisor' as const;
  const ofRegion = { officerId: officer.id, role, startsOn: Temporal.PlainDate.from('2026-01-01') };
  await db.insert(roleGrant).values(regions.map(({ id }) => ({ ...ofRegion, areaId: id })));
  const grants = regions.map(({ id, name }) => ({ role, areaId: id, areaName: name }));
  const areas = await areasFor(db, { ...officer, grants }, 'seeInstitutions');
  return { areas, cookie: await signedInAs({ db }, officer) };
}

/** What the map asks once in half a minute, beside the least that PostgreSQL could be asked. */
async function counting(databaseUrl: string, areas: readonly AreaId[], rounds: number): Promise<string> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    // A connection of its own each time: what it remembers goes with it.
    const { db, close } = connect(databaseUrl, { max: 1 });
    await db.execute(sql`select 1`);
    const now = Temporal.Now.instant();
    ours.push(await timed(() => standingsByDistrict(db, areas, {}, { at: now, today: ukDay(now) })));
    bare.push(await timed(() => db.execute(sql`select district_id, count(*) from institution group by 1`)));
    await close();
  }
  return `${shown(middle(ours))} ms by district and standing; counting districts alone ${shown(middle(bare))} ms`;
}

/** First looks of somebody who was never here, ours and the copy in turn. */
async function looking(
  browser: Browser,
  { url, cookie }: { url: string; cookie: string },
  rounds: number,
): Promise<string> {
  const [ours, copies]: [Look[], Look[]] = [[], []];
  const first = await lookAt(browser, url, cookie);
  for (let round = 0; round < rounds; round++) {
    ours.push(await lookAt(browser, url, cookie));
    copies.push(await lookAt(browser, url, cookie, first.html));
  }
  const usable = (looks: readonly Look[]) => middle(looks.map((look) => look.usable));
  const worst = Math.max(...ours.map((look) => look.usable));
  const size = `${shown(first.kilobytes)} KB in all, ${first.rings} circles`;
  return `usable in ${shown(usable(ours))} ms (worst ${shown(worst)}, first ${shown(first.usable)}), a copy from memory ${shown(usable(copies))} ms; ${size}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const middle = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0;
