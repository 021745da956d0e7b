import { describe, expect } from 'vitest';
import { asc, eq } from 'drizzle-orm';
import type { Connection } from '#db/client.ts';
import { postcode, postcodeRelease, postcodeUpload } from '#db/schema/postcodes.ts';
import { importList } from '#lib/areas/postcodes/import-list.ts';
import { forgetUpload, keepUpload } from '#lib/areas/postcodes/keep-upload.ts';
import { readUpload } from '#lib/areas/postcodes/read-upload.ts';
import { listInUse, listReleases } from '#lib/areas/postcodes/releases.ts';
import type { Source } from '#lib/files/source.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aSource, onsList } from './postcode-lists.ts';

const clock = () => now;
const list = (name: string, ...rows: Parameters<typeof onsList>[0]) => aSource(name, onsList(rows), 500);

async function bring({ db, sql }: Connection, source: Source, at = now) {
  const release = { source: 'onspd', attribution: '', fileName: source.name, startedAt: now } as const;
  const [made] = await db.insert(postcodeRelease).values(release).returning();
  return importList({ sql, id: made!.id, source, clock: () => at });
}

const inUse = async ({ db }: Connection) => {
  const rows = await db.select().from(postcode).orderBy(asc(postcode.postcode));
  return rows.map((row) => row.postcode);
};

describe('an imported list of postcodes', () => {
  it('is in use, with whom it is owed to and what was in it', async ({ aConnection }) => {
    const site = aConnection();
    await bring(site, list('ONSPD_MAY_2026_UK.csv', { postcode: 'LU1 2AB' }, { postcode: 'BT1 5GS' }));
    expect(await inUse(site)).toEqual(['LU1 2AB']);
    const release = await listInUse(site.db);
    expect(release).toMatchObject({
      rowsRead: 2,
      rowsKept: 1,
      rowsDropped: 1,
      finishedAt: now,
      failure: null,
    });
    expect(release?.publishedOn?.toString()).toBe('2026-05-01');
    expect(release?.attribution).toContain('Royal Mail copyright and database right 2026');
    expect(release?.bytesRead).toBe(release?.bytesAll);
  });

  it('takes the place of the former: what is gone goes, what is new comes, what moved says from where', async ({
    aConnection,
  }) => {
    const site = aConnection();
    await bring(
      site,
      list('ONSPD_FEB_2026.csv', { postcode: 'LU1 2AB' }, { postcode: 'LU1 2AD' }, { postcode: 'LU1 2AE' }),
    );
    const next = [
      { postcode: 'LU1 2AB', district: 'E06000056' },
      { postcode: 'LU1 2AE', ended: '202604' },
      { postcode: 'LU1 2AF' },
    ];
    await bring(site, list('ONSPD_MAY_2026.csv', ...next), now.add({ hours: 1 }));
    expect(await inUse(site)).toEqual(['LU1 2AB', 'LU1 2AE', 'LU1 2AF']);
    const [moved] = await site.db.select().from(postcode).where(eq(postcode.postcode, 'LU1 2AB'));
    expect(moved).toMatchObject({ districtCode: 'E06000056', formerDistrictCode: 'E06000032' });
    expect(moved?.movedOn?.toString()).toBe('2026-05-01');
    expect(await listInUse(site.db)).toMatchObject({ rowsMoved: 1 });
  });

  it('is seen whole by whoever reads meanwhile: the former until the next is there', async ({
    aConnection,
  }) => {
    const [site, reader] = [aConnection(), aConnection()];
    await bring(site, list('a.csv', { postcode: 'LU1 2AB' }, { postcode: 'LU1 2AD' }));
    const seen: string[][] = [];
    const next = list('b.csv', { postcode: 'LU1 2AB' }, { postcode: 'LU9 9ZZ' });
    const watched = { ...next, read: watching(next, async () => void seen.push(await inUse(reader))) };
    await bring(site, watched);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((one) => one.join()))).toEqual(new Set(['LU1 2AB,LU1 2AD']));
    expect(await inUse(reader)).toEqual(['LU1 2AB', 'LU9 9ZZ']);
  });

  const unusable: [string, string, string][] = [
    [
      'holds a postcode twice',
      onsList([{ postcode: 'LU1 2AD' }, { postcode: 'LU1 2AD' }]),
      'holds LU1 2AD twice',
    ],
    ['is only a part', onsList([{ postcode: 'LU1 2AD' }]), 'It looks like a part of a list'],
    ['is no list', 'a,b\r\n1,2\r\n', 'not a list of postcodes that Concord knows'],
  ];
  for (const [what, content, words] of unusable)
    it(`stays in use when the next one ${what}`, async ({ aConnection }) => {
      const site = aConnection();
      const former = ['LU1 2AA', 'LU1 2AB', 'LU1 2AE'];
      await bring(site, list('a.csv', ...former.map((one) => ({ postcode: one }))));
      const answer = await bring(site, aSource('b.csv', content, 500));
      expect(answer).toMatchObject({ ok: false, failure: expect.stringContaining(words) as string });
      expect(await inUse(site)).toEqual(former);
      const [last] = (await listReleases(site.db)).filter(({ fileName }) => fileName === 'b.csv');
      expect(last?.failure).toContain(words);
    });

  it('stays in use when the file breaks off, and the release says that it was stopped', async ({
    aConnection,
  }) => {
    const site = aConnection();
    await bring(site, list('a.csv', { postcode: 'LU1 2AB' }));
    const next = list('b.csv', { postcode: 'LU1 2AD' });
    await expect(bring(site, { ...next, read: broken })).rejects.toThrow('the disk is gone');
    expect(await inUse(site)).toEqual(['LU1 2AB']);
    expect((await listReleases(site.db)).map(({ failure }) => failure)).toContain(
      'It was stopped by a fault of the system.',
    );
  });
});

describe('a list that was sent', () => {
  it('is kept in pieces, read by the worker once, and then goes', async ({ aConnection }) => {
    const site = aConnection();
    const officer = await anOfficer(site.db, 'administrator');
    const source = aSource('ONSPD_MAY_2026.csv', onsList([{ postcode: 'LU1 2AB' }]), 3);
    const kept = await keepUpload(
      site.db,
      officer,
      { name: source.name, content: source.read(0, source.size) },
      now,
    );
    if (!kept.ok) throw new Error(kept.reason);
    await readUpload({ ...site, clock }, kept.value);
    await readUpload({ ...site, clock }, kept.value);
    expect(await inUse(site)).toEqual(['LU1 2AB']);
    expect(await site.db.select().from(postcodeUpload)).toEqual([]);
    expect(await listReleases(site.db)).toMatchObject([{ startedByName: 'Dana Whitlock', failure: null }]);
  });

  it('larger than a piece is put together again', async ({ aConnection }) => {
    const site = aConnection();
    const officer = await anOfficer(site.db, 'administrator');
    const letters = 'ABDEFGHJLNPQRSTUWXYZ';
    const rows = Array.from({ length: 20_000 }, (_, at) => ({
      postcode: `LU${1 + (at % 9)} ${Math.floor(at / 9) % 10}${letters[Math.floor(at / 90) % 20]}${letters[Math.floor(at / 1800) % 20]}`,
    }));
    const source = aSource('onspd.csv', onsList(rows), 65_536);
    const kept = await keepUpload(
      site.db,
      officer,
      { name: source.name, content: source.read(0, source.size) },
      now,
    );
    if (!kept.ok) throw new Error(kept.reason);
    expect(
      (await site.db.select({ offset: postcodeUpload.offset }).from(postcodeUpload)).length,
    ).toBeGreaterThan(1);
    await readUpload({ ...site, clock }, kept.value);
    expect(await listInUse(site.db)).toMatchObject({ rowsKept: 20_000 });
  });

  it('while another is read is refused, and one that was not sent whole is forgotten', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    const arriving = () => ({ name: 'a.csv', content: aSource('a.csv', 'abc').read(0, 3) });
    const first = await keepUpload(db, officer, arriving(), now);
    expect(await keepUpload(db, officer, arriving(), now)).toEqual({ ok: false, reason: 'one is under way' });
    if (first.ok) await forgetUpload(db, first.value);
    expect(await listReleases(db)).toEqual([]);
    const nothing = { name: 'a.csv', content: aSource('a.csv', '').read(0, 0) };
    expect(await keepUpload(db, officer, nothing, now)).toEqual({ ok: false, reason: 'empty' });
  });
});

const watching = (source: Source, look: () => Promise<void>): Source['read'] =>
  async function* (from, to) {
    for await (const piece of source.read(from, to)) {
      await look();
      yield piece;
    }
  };

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(onsList([{ postcode: 'LU1 2AF' }]));
  throw new Error('the disk is gone');
}
