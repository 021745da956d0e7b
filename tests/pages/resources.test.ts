import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { downloadCount, resourceFile } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { storePicture } from '#lib/files/stored/store-picture.ts';
import { it } from '../support/database.ts';
import { aPhoto } from '../support/hostile-files.ts';
import { anOfficer, now } from '../support/makers.ts';
import { openPage } from '../support/page.ts';
import { aPoster, aPublishedResource, aWaitingResource, slugOf } from '../support/resource-makers.ts';
import { localsFor } from './staff/visit.ts';
import { GET as file } from '../../src/pages/files/[hash]/[name].ts';
import ResourcePage from '../../src/pages/resources/[slug].astro';
import ListPage from '../../src/pages/resources/index.astro';

const list = (db: Db, query = '') =>
  openPage(ListPage, { path: `/resources${query}`, locals: localsFor(db, null) });
const page = (db: Db, slug: string, query = '') =>
  openPage(ResourcePage, {
    path: `/resources/${slug}${query}`,
    params: { slug },
    locals: localsFor(db, null),
  });

const fetched = async (db: Db, path: string, headers: Record<string, string> = {}) => {
  const [, , hash, name] = path.split('?')[0]!.split('/');
  const request = new Request(`http://localhost:4321${path}`, { headers });
  return (await file({ request, locals: localsFor(db, null), params: { hash, name } } as never)) as Response;
};

async function aPublishedFile(db: Db, editor: Officer) {
  const id = await aPublishedResource(db, editor);
  const [row] = await db.select().from(resourceFile);
  return { id, path: `/files/${row!.hash}/poster.pdf` };
}

describe('the list of resources', () => {
  it('says what to do when there is nothing, and when nothing fits', async ({ db }) => {
    expect((await list(db)).text).toContain('Nothing is here yet');
    await aPublishedResource(db, await anOfficer(db, 'comms'));
    const { text } = await list(db, '?words=submarine');
    expect(text).toContain('Nothing fits all of that');
    expect(text).toContain('See all resources');
  });

  it('shows each language by itself, with counts beside the filters', async ({ db }) => {
    const editor = await anOfficer(db, 'comms');
    const english = await aPublishedResource(db, editor);
    await aPublishedResource(db, editor, { language: 'ur', sameAs: english, title: 'سوال' });
    await aWaitingResource(db, editor, { title: 'Not yet' });
    const { text, html } = await list(db);
    expect(text).toContain('2 resources, the newest first');
    expect(text).toContain('Parents and carers (2)');
    expect(text).not.toContain('Not yet');
    expect(html).toMatch(/<h3 lang="ur" dir="rtl"/);
    const narrowed = await list(db, '?language=ur&format=poster');
    expect(narrowed.text).toContain('1 resource found');
    expect(narrowed.text).not.toContain(aPoster.title);
  });
});

describe('the page of a resource', () => {
  it('says what it is for, what one gets and what one may do with it', async ({ db }) => {
    const id = await aPublishedResource(db, await anOfficer(db, 'comms'));
    const { text, html } = await page(db, await slugOf(db, id));
    for (const words of [
      aPoster.title,
      'Put it up where parents wait.',
      'PDF, A4, 1 page, 1 KB',
      'Open Government Licence',
    ])
      expect(text).toContain(words);
    expect(html).toMatch(/href="\/files\/[0-9a-f]{64}\/poster\.pdf\?download"/);
  });

  it('is not there before it is approved, nor under a version that never was', async ({ db }) => {
    const editor = await anOfficer(db, 'comms');
    const waiting = await slugOf(db, await aWaitingResource(db, editor));
    const slug = await slugOf(db, await aPublishedResource(db, editor, { title: 'Another' }));
    const asked = [page(db, waiting), page(db, slug, '?version=7'), page(db, 'no-such-thing')];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('a file of it', () => {
  it('is kept for a year, runs nothing whatever it is taken for, and can be had in parts', async ({ db }) => {
    const { path } = await aPublishedFile(db, await anOfficer(db, 'comms'));
    const whole = await fetched(db, path);
    const header = (name: string) => whole.headers.get(name);
    expect([whole.status, header('content-type')]).toEqual([200, 'application/pdf']);
    expect(header('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(header('content-disposition')).toBe('attachment; filename="poster.pdf"');
    expect(header('content-security-policy')).toContain("default-src 'none'");
    expect(header('content-security-policy')).toContain('sandbox');
    expect(header('x-content-type-options')).toBe('nosniff');
    const part = await fetched(db, path, { range: 'bytes=0-7' });
    expect([part.status, await part.text()]).toEqual([206, '%PDF-1.7']);
    const known = await fetched(db, path, { 'if-none-match': header('etag')! });
    expect(known.status).toBe(304);
  });

  it('is counted when it is taken away, and neither when it is looked at nor when it comes from memory', async ({
    db,
  }) => {
    const { id, path } = await aPublishedFile(db, await anOfficer(db, 'comms'));
    const first = await fetched(db, `${path}?download`);
    await fetched(db, `${path}?download`);
    await fetched(db, path);
    await fetched(db, `${path}?download`, { 'if-none-match': first.headers.get('etag')! });
    await fetched(db, `${path}?download`, { range: 'bytes=5-9' });
    const [row] = await db.select().from(downloadCount).where(eq(downloadCount.resourceId, id));
    expect([row!.count, row!.format, row!.on.toString()]).toEqual([2, 'pdf', '2026-11-21']);
  });

  it('is not there under another name, before it is approved, or when nothing uses it', async ({ db }) => {
    const editor = await anOfficer(db, 'comms');
    const { path } = await aPublishedFile(db, editor);
    const stored = await storePicture(db, editor, { name: 'a.jpg', content: await aPhoto() }, now);
    const unused = stored.ok ? `/files/${stored.value.hash}/320.avif` : '';
    for (const one of [
      path.replace('poster', 'other'),
      unused,
      `/files/${'a'.repeat(64)}/poster.pdf`,
      '/files/x/y',
    ])
      expect([one, (await fetched(db, one)).status]).toEqual([one, 404]);
  });
});
