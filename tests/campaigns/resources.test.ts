import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { resource, resourceFile, resourceVersion } from '#db/schema/resources.ts';
import {
  approveVersion,
  askForApproval,
  sendBackVersion,
  withdrawResource,
} from '#lib/campaigns/resources/approve.ts';
import { addResource } from '#lib/campaigns/resources/add.ts';
import { countDownload, downloadsByMonth } from '#lib/campaigns/resources/downloads.ts';
import { removeFile } from '#lib/campaigns/resources/files.ts';
import { findResource } from '#lib/campaigns/resources/find.ts';
import { listResources } from '#lib/campaigns/resources/list.ts';
import { findPublicResource } from '#lib/campaigns/resources/public-find.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { resourcePurges } from '#lib/campaigns/resources/purge.ts';
import { beginVersion, editVersion } from '#lib/campaigns/resources/write.ts';
import { isPublished } from '#lib/files/stored/uses.ts';
import { fileUses } from '../../src/file-uses.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import {
  aPoster,
  approved,
  aPublishedResource,
  aResource,
  aWaitingResource,
  seenResource,
  slugOf,
  withFile,
} from '../support/resource-makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const today = Temporal.PlainDate.from('2026-11-21');
const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? 'done' : outcome.reason);

describe('a resource', () => {
  it('is on the site once somebody approves it who wrote nothing in it, and not before', async ({ db }) => {
    const editor = await anOfficer(db, 'comms');
    const id = await aWaitingResource(db, editor);
    const [file] = await db.select().from(resourceFile);
    expect(await publishedResources(db, now)).toEqual([]);
    expect(await isPublished(db, fileUses, file!.hash, now)).toBe(false);
    const seen = await seenResource(db, editor, id);
    expect(reasonOf(await approveVersion(db, editor, seen, now))).toBe('your own');
    await approved(db, id);
    expect((await publishedResources(db, now)).map((one) => one.id)).toEqual([id]);
    expect(await isPublished(db, fileUses, file!.hash, now)).toBe(true);
  });

  it('cannot be approved by one of its writers or without a file, whatever the page forgets', async ({
    db,
  }) => {
    const editor = await anOfficer(db, 'comms');
    const other = await anOfficer(db, 'comms');
    const approving = (id: string, by: string) =>
      db.transaction((tx) =>
        tx.execute(sql`update resource_version set asked_at = ${now.toString()}, approved_at = ${now.toString()},
          approved_by = ${by} where resource_id = ${id}`),
      );
    const waiting = await aWaitingResource(db, editor);
    await expect(approving(waiting, editor.id)).rejects.toThrow();
    const empty = await aResource(db, editor);
    await expect(approving(empty, other.id)).rejects.toThrow();
    expect(reasonOf(await askForApproval(db, editor, await seenResource(db, editor, empty), now))).toBe(
      'no file',
    );
  });

  it('stays as it was approved, with its files', async ({ db }) => {
    const id = await aPublishedResource(db, await anOfficer(db, 'content_editor'));
    const changes = [
      sql`update resource_version set title = 'Another' where resource_id = ${id}`,
      sql`delete from resource_file where version_id in (select id from resource_version where resource_id = ${id})`,
    ];
    for (const change of changes) await expect(db.transaction((tx) => tx.execute(change))).rejects.toThrow();
  });

  it('goes on saying what it said while its next version is written, and the old one then says that it is replaced', async ({
    db,
  }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aPublishedResource(db, editor);
    const slug = await slugOf(db, id);
    const later = now.add(days(3));
    expect(reasonOf(await beginVersion(db, editor, id, later))).toBe('done');
    expect(reasonOf(await beginVersion(db, editor, id, later))).toBe('one is open');
    const { kind: _kind, language: _language, sameAs: _same, ...said } = aPoster;
    const changed = { ...said, title: 'Ask at the table' };
    await editVersion(db, editor, await seenResource(db, editor, id), changed, later);
    const read = (version: number | null) => findPublicResource(db, { slug, version }, later);
    expect([(await read(null))?.title, await read(2)]).toEqual([aPoster.title, null]);
    await askForApproval(db, editor, await seenResource(db, editor, id), later);
    await approved(db, id, later);
    const [current, old] = [await read(null), await read(1)];
    expect([current?.title, current?.number, current?.replacedAt]).toEqual(['Ask at the table', 2, null]);
    expect([old?.title, old?.replacedAt, old?.currentNumber]).toEqual([
      aPoster.title,
      later.epochMilliseconds,
      2,
    ]);
    expect(current?.files.map(({ hash }) => hash)).toEqual(old?.files.map(({ hash }) => hash));
  });

  it('leaves the site with its files after its last day, or when it is withdrawn', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aPublishedResource(db, editor, { expiresOn: today });
    const [file] = await db.select().from(resourceFile);
    const shown = async (at: Temporal.Instant) => [
      (await publishedResources(db, at)).length,
      await isPublished(db, fileUses, file!.hash, at),
    ];
    expect(await shown(now)).toEqual([1, true]);
    expect(await shown(now.add(days(1)))).toEqual([0, false]);
    const stateOn = async (at: Temporal.Instant) => (await findResource(db, editor, id, at))?.state;
    expect([await stateOn(now), await stateOn(now.add(days(1)))]).toEqual(['expiring', 'expired']);
    await withdrawResource(db, await anOfficer(db), id, 'People misread it.', now);
    expect(await shown(now)).toEqual([0, false]);
    expect(reasonOf(await beginVersion(db, editor, id, now))).toBe('withdrawn');
  });

  it('is there once in each language, and the others are named beside it', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const english = await aPublishedResource(db, editor);
    const polish = { language: 'pl', sameAs: english, title: 'Zapytaj w drodze' } as const;
    const other = await aPublishedResource(db, editor, polish);
    const again = await addResource(db, editor, { ...aPoster, ...polish }, now);
    expect(reasonOf(again)).toBe('there in this language');
    const found = await findPublicResource(db, { slug: await slugOf(db, english), version: null }, now);
    expect(found?.otherLanguages.map(({ language, slug }) => [language, slug])).toEqual([
      ['pl', await slugOf(db, other)],
    ]);
  });

  it('goes back to its writers with what is to be done', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aWaitingResource(db, editor);
    const seen = await seenResource(db, editor, id);
    const { kind: _kind, language: _language, sameAs: _same, ...said } = aPoster;
    expect(reasonOf(await editVersion(db, editor, seen, said, now))).toBe('waiting');
    await sendBackVersion(db, await anOfficer(db), seen, 'Name the helpline.', now);
    const found = await findResource(db, editor, id, now);
    expect([found?.state, found?.open?.sentBackReason]).toEqual(['draft', 'Name the helpline.']);
    const stale = await removeFile(db, editor, seen, found!.open!.files[0]!.id, now);
    expect(reasonOf(stale)).toBe('changed meanwhile');
  });

  it('is approved once when two press at once', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const id = await aWaitingResource(db, await anOfficer(db, 'content_editor'));
    const [one, other] = [await anOfficer(db, 'comms'), await anOfficer(db)];
    const seen = await seenResource(db, one, id);
    const both = await Promise.all([one, other].map((by) => approveVersion(db, by, seen, now)));
    expect(both.map(reasonOf).sort()).toEqual(['done', 'nothing open']);
  });
});

describe('a film', () => {
  it('is not asked for without its captions and a transcript', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aResource(db, editor, { kind: 'film', transcript: 'A question is asked.' });
    await withFile(db, editor, id);
    const ask = async () =>
      reasonOf(await askForApproval(db, editor, await seenResource(db, editor, id), now));
    expect(await ask()).toBe('no captions');
    const captions = Buffer.from('WEBVTT\n\n00:01.000 --> 00:03.000\nWhat did you see?\n');
    await withFile(db, editor, id, {
      role: 'captions',
      words: '',
      sent: { name: 'c.vtt', content: captions },
    });
    expect(await ask()).toBe('done');
  });
});

describe('downloads', () => {
  it('are counted by resource, day and format, also when many come at once, and only of what is public', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: 6 });
    const editor = await anOfficer(db, 'content_editor');
    const id = await aPublishedResource(db, editor);
    const hidden = await aWaitingResource(db, editor);
    for (const one of await db.select().from(resourceFile))
      await Promise.all(
        Array.from({ length: 5 }, () => countDownload(db, { hash: one.hash, format: 'pdf' }, now)),
      );
    expect(await downloadsByMonth(db, id)).toEqual([{ month: '2026-11', format: 'pdf', count: 5 }]);
    expect(await downloadsByMonth(db, hidden)).toEqual([]);
    const { rows, counts } = await listResources(db, 'all', now);
    expect(rows.find((row) => row.id === id)?.downloads).toBe(5);
    expect(counts).toMatchObject({ all: 2, working: 1, gone: 0 });
  });
});

describe('keeping resources', () => {
  it('ends six years after they did, with their versions and counts', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aPublishedResource(db, editor, { expiresOn: today });
    const kept = await aPublishedResource(db, editor, { title: 'For good' });
    const erase = resourcePurges.find(({ entity }) => entity === 'resource')!.erase;
    const due = (at: Temporal.Instant) => ({ before: at, today, now: at, most: 100 });
    expect(await erase(db, due(now))).toEqual([]);
    expect(await erase(db, due(now.add(days(2))))).toEqual([id]);
    expect((await db.select().from(resource)).map((row) => row.id)).toEqual([kept]);
    expect(await db.$count(resourceVersion, eq(resourceVersion.resourceId, id))).toBe(0);
  });
});
