import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { storedFile, storedFilePart, storedPicture } from '#db/schema/stored-files.ts';
import { hashOf } from '#lib/files/stored/keep.ts';
import { bytesOf, findFile, findRendition, readHash } from '#lib/files/stored/read.ts';
import { storeFile } from '#lib/files/stored/store-file.ts';
import { storePicture } from '#lib/files/stored/store-picture.ts';
import { isPublished, unusedFilePurge, usesOf } from '#lib/files/stored/uses.ts';
import { fileUses } from '../../src/file-uses.ts';
import { it } from '../support/database.ts';
import { anMp4, aPdf, aPhoto } from '../support/hostile-files.ts';
import { anOfficer, now } from '../support/makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const got = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const noMore = { today: Temporal.PlainDate.from('2027-03-01'), now, most: 2000 };

describe('a file that is kept', () => {
  it('bears the hash of what is given out, and the name that its content has', async ({ db }) => {
    const officer = await anOfficer(db, 'content_editor');
    const sent = { name: 'Ask Early – Poster (final).exe', content: aPdf() };
    const kept = got(await storeFile(db, officer, sent, now));
    expect([kept.name, kept.hash, kept.pages]).toEqual(['ask-early-poster-final.pdf', hashOf(aPdf()), 1]);
    const all = await bytesOf(db, kept.hash, { from: 0, to: kept.size - 1 });
    expect(hashOf(all)).toBe(kept.hash);
  });

  it('is read in any part without the rest', async ({ db }) => {
    const officer = await anOfficer(db, 'content_editor');
    const content = anMp4({ more: Buffer.alloc(1_300_000, 7) });
    // What stands within `moov` is parted into boxes by nobody who only asks how long it is.
    const kept = got(await storeFile(db, officer, { name: 'film.mp4', content }, now));
    expect(await db.$count(storedFilePart, eq(storedFilePart.hash, kept.hash))).toBe(3);
    for (const [from, to] of [
      [0, 0],
      [524_287, 524_288],
      [10, 1_100_000],
      [kept.size - 5, kept.size - 1],
    ] as const)
      expect(Buffer.compare(await bytesOf(db, kept.hash, { from, to }), content.subarray(from, to + 1))).toBe(
        0,
      );
  });

  it('is there once when two people send it at once', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const officer = await anOfficer(db, 'content_editor');
    const content = await aPhoto();
    const sent = await Promise.all(
      [1, 2, 3].map((n) => storePicture(db, officer, { name: `${n}.jpg`, content }, now)),
    );
    const hashes = new Set(sent.map((one) => got(one).hash));
    expect([hashes.size, await db.$count(storedFile)]).toEqual([1, 1]);
    expect(await db.$count(storedPicture)).toBe(9);
    const [{ hash, name }] = (await db.select().from(storedFile)) as [typeof storedFile.$inferSelect];
    expect((await findRendition(db, hash, '640.avif'))?.mediaType).toBe('image/avif');
    expect([await findRendition(db, hash, '641.avif'), await findRendition(db, hash, name)]).toEqual([
      null,
      null,
    ]);
  });

  it('is not looked for under what could be no hash', () => {
    expect(['', null, '../x', 'A'.repeat(64), 'a'.repeat(63)].map(readHash)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a file that nothing uses', () => {
  it('is read by nobody but its sender, and goes 90 days after it was last sent', async ({ db }) => {
    const officer = await anOfficer(db, 'content_editor');
    const sent = { name: 'one.pdf', content: aPdf() };
    const { hash } = got(await storeFile(db, officer, sent, now));
    expect(await isPublished(db, fileUses, hash, now)).toBe(false);
    expect(await usesOf(db, fileUses, hash)).toEqual([]);
    const { erase } = unusedFilePurge(fileUses);
    expect(await erase(db, { ...noMore, before: now })).toEqual([]);
    await storeFile(db, officer, sent, now.add(days(40)));
    expect(await erase(db, { ...noMore, before: now.add(days(10)) })).toEqual([]);
    expect(await erase(db, { ...noMore, before: now.add(days(41)) })).toEqual([hash]);
    expect(await findFile(db, hash)).toBeNull();
  });
});

describe('every column that names a stored file', () => {
  it('is known as a use of it, so that nothing in use is erased and nothing secret is shown', async ({
    db,
  }) => {
    const found = await db.execute<{ use: string }>(sql`
      select c.conrelid::regclass::text || '.' || a.attname as use from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid = 'stored_file'::regclass and c.confdeltype <> 'c' order by 1`);
    expect(fileUses.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
      [...found].map(({ use }) => use),
    );
  });
});
