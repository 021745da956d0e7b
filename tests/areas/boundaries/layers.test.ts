import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { boundary, boundaryLayer } from '#db/schema/boundaries.ts';
import { boundaryUpload, boundaryUploadFeature, boundaryUploadPart } from '#db/schema/boundary-uploads.ts';
import { areaAt } from '#lib/areas/boundaries/area-at.ts';
import { commitUpload } from '#lib/areas/boundaries/layers/commit.ts';
import { drawnInUse } from '#lib/areas/boundaries/layers/drawn.ts';
import { findLayer, listLayers } from '#lib/areas/boundaries/layers/list.ts';
import { takeBack, useAgain } from '#lib/areas/boundaries/layers/replace.ts';
import { boundaryUploadPurge } from '#lib/areas/boundaries/purge.ts';
import { findUpload } from '#lib/areas/boundaries/uploads/find.ts';
import { discardUpload } from '#lib/areas/boundaries/uploads/keep.ts';
import { previewOf } from '#lib/areas/boundaries/uploads/preview.ts';
import { aLayer, anUpload, areaCoded, ofDistricts, someDetails } from '../../support/boundary-makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aFeature, aFile, aSquare, bytesOf } from './shapes.ts';

const square = (x: number, y?: number, size?: number) => ({
  type: 'Polygon',
  coordinates: [aSquare(x, y, size)],
});
const luton = aFeature();
const bedford = aFeature({ code: 'E06000055', name: 'Bedford', geometry: square(-0.6) });
const unknown = aFeature({ code: 'E06999999', name: 'Nowhere', geometry: square(0.5) });
const bowTie = {
  type: 'Polygon',
  coordinates: [
    [
      [-0.4, 52],
      [-0.3, 52.1],
      [-0.3, 52],
      [-0.4, 52.1],
      [-0.4, 52],
    ],
  ],
};
const broken = aFeature({ code: 'E06000056', name: 'Central Bedfordshire', geometry: bowTie });
const inLuton = { latitude: 52.05, longitude: -0.35 };

describe('the preview of a file', () => {
  it('tells each area of the register, what it lacks, and what is wrong, and uses nothing', async ({
    db,
  }) => {
    const id = await anUpload(db, await anOfficer(db, 'administrator'), aFile([luton, unknown, broken]));
    const { features, missing } = await previewOf(db, id, ofDistricts, now);
    expect(features.map(({ area: known, problem }) => [known?.name ?? null, problem])).toEqual([
      ['Luton', null],
      [null, null],
      ['Central Bedfordshire', 'Its outline crosses itself near 52.05000, -0.35000'],
    ]);
    expect(missing).toHaveLength(108);
    expect(missing.map(({ name }) => name)).toContain('Central Bedfordshire');
    expect(await areaAt(db, 'district', inLuton)).toBeNull();
    expect(await listLayers(db)).toEqual([]);
  });

  it('says which codes stand twice or not at all', async ({ db }) => {
    const features = [
      luton,
      aFeature({ geometry: square(-0.6) }),
      aFeature({ code: ' ', geometry: square(0) }),
    ];
    const id = await anUpload(db, await anOfficer(db, 'administrator'), aFile(features));
    const read = await previewOf(db, id, ofDistricts, now);
    expect(read.features.map(({ problem }) => problem)).toEqual([
      'The code E06000032 stands 2 times: features 1, 2',
      'The code E06000032 stands 2 times: features 1, 2',
      'It has no code',
    ]);
  });

  it('warns of areas that the layer in use has and the file has not', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    await aLayer(db, officer, aFile([luton, bedford]));
    const { losing } = await previewOf(db, await anUpload(db, officer, aFile([luton])), ofDistricts, now);
    expect(losing.map(({ name }) => name)).toEqual(['Bedford']);
  });

  it('knows forces by their name, because no publisher knows our codes', async ({ db }) => {
    const file = aFile([aFeature({ code: 'E23000026', name: 'Bedfordshire' })]);
    const id = await anUpload(db, await anOfficer(db, 'administrator'), file);
    const { features } = await previewOf(db, id, { ...ofDistricts, kind: 'force' }, now);
    expect(features[0]?.area?.code).toBe('bedfordshire');
  });

  it('is the reason alone when nothing can be read', async ({ db }) => {
    const id = await anUpload(db, await anOfficer(db, 'administrator'), bytesOf('a letter'));
    expect(await findUpload(db, id)).toMatchObject({ failure: 'not a boundary file', readAt: now });
    expect(await db.select().from(boundaryUploadFeature)).toEqual([]);
  });
});

describe('putting a file in use', () => {
  it('makes it the layer that decides, and leaves nothing of the file behind', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const id = await aLayer(db, officer, aFile([luton, unknown]));
    expect(await areaAt(db, 'district', inLuton)).toBe((await areaCoded(db, 'district', 'E06000032')).id);
    expect(await findLayer(db, id)).toMatchObject({
      version: 1,
      areas: 2,
      linked: 1,
      isInUse: true,
      committedBy: officer.name,
    });
    for (const table of [boundaryUpload, boundaryUploadPart, boundaryUploadFeature])
      expect(await db.select().from(table)).toEqual([]);
  });

  it('is refused while features have problems, unless they are to be left out', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const id = await anUpload(db, officer, aFile([luton, broken]));
    expect(await commitUpload(db, officer, id, someDetails(), now)).toEqual({
      ok: false,
      reason: 'has problems',
    });
    expect(await db.select().from(boundary)).toEqual([]);
    const used = await commitUpload(db, officer, id, someDetails({ leavesOut: true }), now);
    const layer = used.ok ? await findLayer(db, used.value) : null;
    expect(layer?.areas).toBe(1);
    expect(layer?.remarks.join()).toContain(
      'Feature 2, Central Bedfordshire (E06000056): Its outline crosses itself',
    );
  });

  it('is refused for a file without anything to use, unread, or gone', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const use = (id: Parameters<typeof commitUpload>[2]) =>
      commitUpload(db, officer, id, someDetails({ leavesOut: true }), now);
    const id = await anUpload(db, officer, aFile([broken]));
    expect(await use(id)).toEqual({ ok: false, reason: 'nothing to use' });
    expect(await use(await anUpload(db, officer, bytesOf('a letter')))).toEqual({
      ok: false,
      reason: 'not read',
    });
    await discardUpload(db, id);
    expect(await use(id)).toEqual({ ok: false, reason: 'gone' });
  });

  it('retires the layer before it, which can be used again', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const first = await aLayer(db, officer, aFile([luton]));
    const second = await aLayer(db, officer, aFile([bedford]));
    expect((await listLayers(db)).map(({ version, isInUse }) => [version, isInUse])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(await areaAt(db, 'district', inLuton)).toBeNull();
    expect(await takeBack(db, officer, second, now)).toEqual({ ok: true, value: first });
    expect(await areaAt(db, 'district', inLuton)).not.toBeNull();
    expect(await takeBack(db, officer, second, now)).toEqual({ ok: false, reason: 'not in use' });
    expect(await useAgain(db, officer, second, now)).toEqual({ ok: true, value: null });
    expect(await useAgain(db, officer, second, now)).toEqual({ ok: false, reason: 'in use already' });
    const history = (await findLayer(db, second))?.uses.map(({ untilBy }) => untilBy);
    expect(history?.toSorted()).toEqual([officer.name, null].toSorted());
  });

  it('can be taken back to nothing when it was the first', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const only = await aLayer(db, officer, aFile([luton]));
    expect(await takeBack(db, officer, only, now)).toEqual({ ok: true, value: null });
    expect(await areaAt(db, 'district', inLuton)).toBeNull();
  });

  it('leaves other kinds in use, and gives their attribution with what is drawn', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    await aLayer(db, officer, aFile([luton]), { attribution: 'Source: one.' });
    await aLayer(db, officer, aFile([unknown]), {
      mapping: { ...ofDistricts, kind: 'ward' },
      attribution: 'Source: two.',
    });
    const { shapes, attributions } = await drawnInUse(db, 'district');
    expect(shapes.map(({ name }) => name)).toEqual(['Luton']);
    expect(attributions).toEqual(['Source: one.']);
  });
});

describe('neighbourhoods', () => {
  it('are each force’s own: the same id in two forces is two areas', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const layerOf = async (force: string, x: number) => {
      const { id, code } = await areaCoded(db, 'force', force);
      const mapping = { ...ofDistricts, kind: 'neighbourhood' as const, force: { id, code } };
      const file = aFile([aFeature({ code: 'N1', name: 'High Town', geometry: square(x) })]);
      return aLayer(db, officer, file, { mapping, addsAreas: true });
    };
    await layerOf('bedfordshire', -0.4);
    await layerOf('essex', 0.5);
    const at = (longitude: number) => areaAt(db, 'neighbourhood', { latitude: 52.05, longitude });
    const [one, other] = [await at(-0.35), await at(0.55)];
    expect(one).toBe((await areaCoded(db, 'neighbourhood', 'bedfordshire/N1')).id);
    expect(other).toBe((await areaCoded(db, 'neighbourhood', 'essex/N1')).id);
    await layerOf('bedfordshire', -0.4);
    expect(await at(-0.35)).toBe(one);
    expect(await db.select().from(area).where(eq(area.kind, 'neighbourhood'))).toHaveLength(2);
  });

  it('are refused without a force, and not added unless somebody says so', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const id = await anUpload(db, officer, aFile([luton]));
    const mapping = { ...ofDistricts, kind: 'neighbourhood' as const };
    const use = (force: { id: (typeof area.$inferSelect)['id']; code: string } | null) =>
      commitUpload(db, officer, id, someDetails({ mapping: { ...mapping, force } }), now);
    expect(await use(null)).toEqual({ ok: false, reason: 'no force' });
    expect((await use(await areaCoded(db, 'force', 'bedfordshire'))).ok).toBe(true);
    expect(await db.select().from(area).where(eq(area.kind, 'neighbourhood'))).toEqual([]);
  });
});

describe('what is kept', () => {
  it('goes after thirty days when nobody used it', async ({ db }) => {
    await anUpload(db, await anOfficer(db, 'administrator'), aFile([luton]));
    const due = { today: Temporal.PlainDate.from('2026-12-25'), now, most: 10 };
    expect(await boundaryUploadPurge.erase(db, { ...due, before: now })).toEqual([]);
    expect(await boundaryUploadPurge.erase(db, { ...due, before: now.add({ hours: 1 }) })).toHaveLength(1);
    expect(await db.select().from(boundaryUploadPart)).toEqual([]);
  });

  it('is never changed once it was in use', async ({ db }) => {
    await aLayer(db, await anOfficer(db, 'administrator'), aFile([luton]));
    const change = (table: typeof boundaryLayer | typeof boundary) =>
      db.transaction((tx) => tx.update(table).set({ name: 'other' }));
    await expect(change(boundaryLayer)).rejects.toThrow();
    await expect(change(boundary)).rejects.toThrow();
  });
});
