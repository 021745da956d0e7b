import { eq } from 'drizzle-orm';
import { describe, expect, it as plain } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { GET as clusters } from '../../../src/pages/staff/institutions/map/clusters.json.ts';
import { GET as tiles } from '../../../src/pages/staff/institutions/map/tiles.pmtiles.ts';
import type { WindowRing } from '../../../src/pages/staff/institutions/_map/window.ts';
import { readWindow } from '../../../src/pages/staff/institutions/_map/window.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { describeWithData } from '../../support/real-files.ts';
import { fileURLToPath } from 'node:url';
import { localsFor } from './visit.ts';

type Context = Parameters<typeof clusters>[0];

async function ask(
  db: Db,
  officer: Officer,
  query: string,
): Promise<{ status: number; rings: WindowRing[] }> {
  const url = new URL(`http://localhost:4321/staff/institutions/map/clusters.json?${query}`);
  const answer = await clusters({ locals: localsFor(db, officer), url } as Context);
  const body = await answer.text();
  return { status: answer.status, rings: answer.status === 200 ? (JSON.parse(body) as WindowRing[]) : [] };
}

const aPlaced = async (db: Db, slug: string, name: string) => {
  const [district] = await db.select().from(area).where(eq(area.slug, slug));
  const at = { latitude: 52.1361, longitude: -0.4672, precision: 'exact' as const };
  return anInstitution(db, { districtId: district!.id, name, ...at });
};

describe('what the map that moves asks for', () => {
  it('is counted by district from afar, by squares nearer, and one by one at last', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aPlaced(db, 'bedford', 'Harpur School');
    const far = await ask(db, officer, 'bbox=-1,51.5,1,53&zoom=8');
    expect(far.rings.map(({ label }) => label)).toEqual(['Bedford: 1 institution, 1 no contact yet']);
    const nearer = await ask(db, officer, 'bbox=-0.6,52,-0.3,52.2&zoom=11');
    expect(nearer.rings[0]?.label).toBe('Near Bedford: 1 institution, 1 no contact yet');
    const near = await ask(db, officer, 'bbox=-0.5,52.1,-0.4,52.2&zoom=14');
    expect(near.rings[0]).toMatchObject({
      label: 'Harpur School, Secondary school: 1 institution, 1 no contact yet',
      href: `/staff/institutions/${id}`,
      latitude: 52.1361,
    });
  });

  it('is as the page has it as long as all of it is shown', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford', 'Harpur School');
    const { rings } = await ask(db, officer, 'bbox=-1,51.5,1,53&zoom=12&whole=yes&area=bedford');
    expect(rings).toHaveLength(1);
    expect(rings[0]).toMatchObject({
      ...{ label: 'Bedford: 1 institution, 1 no contact yet', isChosen: true },
      href: '/staff/institutions/map?area=bedford#chosen',
    });
  });

  it('is rounded for those who may not know where each lies, however near they come', async ({ db }) => {
    await aPlaced(db, 'bedford', 'Harpur School');
    const { rings } = await ask(db, await anOfficer(db, 'comms'), 'bbox=-0.5,52.1,-0.4,52.2&zoom=16');
    expect(rings).toHaveLength(1);
    expect(rings[0]!.label).toBe('Near Bedford: 1 institution, 1 no contact yet');
    expect(rings[0]!.latitude).toBeCloseTo(52.135, 6);
  });

  it('leaves out what the reader does not see, or does not ask for', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'colchester', 'Colne School');
    for (const zoom of [8, 11, 14])
      expect((await ask(db, officer, `bbox=-2,50,2,54&zoom=${zoom}`)).rings).toEqual([]);
    await aPlaced(db, 'bedford', 'Harpur School');
    expect((await ask(db, officer, 'bbox=-1,51.5,1,53&zoom=11&tier=A')).rings).toEqual([]);
  });

  it('is refused where it makes no sense', async ({ db }) => {
    const officer = await anOfficer(db);
    expect((await ask(db, officer, 'bbox=everything&zoom=8')).status).toBe(400);
  });

  plain.each(['', 'bbox=1,2,3', 'bbox=1,52,0,53', 'bbox=0,52,1,53,9&zoom=x', 'bbox=0,52,1,53&zoom=99'])(
    'is no window: %s',
    (query) => {
      expect(readWindow(new URLSearchParams(query))).toBeNull();
    },
  );
});

const real = fileURLToPath(new URL('../../../../shared/data/boundaries/districts.pmtiles', import.meta.url));

describeWithData('the tiles', () => {
  const fetchPart = async (
    db: Db,
    officer: Officer,
    path: string | null,
    headers: Record<string, string>,
  ) => {
    const locals = localsFor(db, officer);
    const environment = { ...locals.environment, mapTilesPath: path };
    const request = new Request('http://localhost:4321/staff/institutions/map/tiles.pmtiles', { headers });
    return tiles({ locals: { ...locals, environment }, request } as unknown as Context);
  };

  it('come in parts to whoever sees institutions, and are not there for anybody else', async ({ db }) => {
    const officer = await anOfficer(db);
    const part = await fetchPart(db, officer, real, { Range: 'bytes=0-6' });
    expect([part.status, await part.text()]).toEqual([206, 'PMTiles']);
    const dpo = await anOfficer(db, 'dpo');
    expect((await fetchPart(db, dpo, real, { Range: 'bytes=0-6' })).status).toBe(404);
    expect((await fetchPart(db, officer, null, {})).status).toBe(404);
    expect((await fetchPart(db, officer, '/nowhere.pmtiles', {})).status).toBe(404);
  });
});
