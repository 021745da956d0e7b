import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findTiles, openTiles } from '#lib/map/tiles.ts';
import { describeWithData, sharedFile } from '../support/real-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-tiles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a file of tiles that is not there is said to be missing', async () => {
  expect(await findTiles(join(folder, 'nothing.pmtiles'))).toEqual({ ok: false, reason: 'not there' });
  expect(await openTiles(join(folder, 'nothing.pmtiles'))).toBeNull();
});

it('a file that is something else is said to be no map', async () => {
  const path = join(folder, 'letter.pmtiles');
  await writeFile(path, 'Dear Dana, here is the map that you asked for.');
  expect(await findTiles(path)).toMatchObject({ ok: false, reason: 'not a map' });
});

describeWithData('a real file of tiles', () => {
  it('tells its layers and zooms, and is looked into anew when it changes', async () => {
    const path = join(folder, 'districts.pmtiles');
    const whole = sharedFile('boundaries/districts.pmtiles');
    await writeFile(path, whole);
    expect(await findTiles(path)).toMatchObject({
      ok: true,
      value: { isVector: true, minZoom: 5, maxZoom: 9, layers: ['lad'] },
    });
    await writeFile(path, whole.subarray(0, 200));
    expect(await findTiles(path)).toMatchObject({ ok: false, reason: 'not a map' });
  });

  it('is read in parts', async () => {
    const path = join(folder, 'parts.pmtiles');
    await writeFile(path, sharedFile('boundaries/districts.pmtiles'));
    const tiles = (await openTiles(path))!;
    expect(new TextDecoder().decode(await tiles.read({ from: 0, to: 6 }))).toBe('PMTiles');
    await tiles.close();
  });
});
