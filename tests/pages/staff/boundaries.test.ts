import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { boundaryUpload, type BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import { boundaryLayer } from '#db/schema/boundaries.ts';
import { readUploaded } from '#lib/areas/boundaries/uploads/read.ts';
import Layer from '../../../src/pages/staff/admin/boundaries/[layer].astro';
import List from '../../../src/pages/staff/admin/boundaries/index.astro';
import New from '../../../src/pages/staff/admin/boundaries/new.astro';
import Upload from '../../../src/pages/staff/admin/boundaries/uploads/[upload].astro';
import { aFeature, aFile, aSquare, bytesOf } from '../../areas/boundaries/shapes.ts';
import { aLayer, anUpload, areaCoded } from '../../support/boundary-makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const admin = (db: Db) => anOfficer(db, 'administrator');
const broken = aFeature({ code: 'E06000056', name: 'Central Bedfordshire', geometry: null });
const details = { name: 'Districts, May 2025', attribution: 'Source: a publisher.' };
const boundariesPath = '/staff/admin/boundaries';

describe('the boundaries', () => {
  it('are shown as an outline with its source while there are none', async ({ db }) => {
    const { text, html } = await visit(List, db, await admin(db));
    expect(text).toContain('No boundaries yet');
    expect(text).toContain('Made with Natural Earth.');
    expect(html.match(/<path/g)?.length).toBeGreaterThan(30);
    expect(html).not.toContain('style=');
  });

  it('list what is in use, what is retired and what waits', async ({ db }) => {
    const officer = await admin(db);
    await aLayer(db, officer, aFile([aFeature()]));
    await aLayer(db, officer, aFile([aFeature()]));
    await anUpload(db, officer, bytesOf('a letter'), 'letter.doc');
    const { text } = await visit(List, db, officer);
    expect(text).toMatch(/In use.*Districts, version 2.*Retired.*Districts, version 1/);
    expect(text).toContain('Source: a publisher.');
    expect(text).toMatch(/letter\.doc.*This is not a file of boundaries that Concord knows/);
  });
});

describe('a file that is sent', () => {
  it('is asked for when none was chosen', async ({ db }) => {
    const { status, text } = await visit(New, db, await admin(db), { form: { reading: 'as_said' } });
    expect([status, text.includes('Choose a file of boundaries')]).toEqual([422, true]);
  });

  it('is shown on a map with what is wrong, in words, before anything is used', async ({ db }) => {
    const officer = await admin(db);
    const elsewhere = aFeature({
      code: 'E06999999',
      name: 'Nowhere',
      geometry: { type: 'Polygon', coordinates: [aSquare(0.5)] },
    });
    const params = { upload: await anUpload(db, officer, aFile([aFeature(), elsewhere, broken])) };
    const { status, text, html } = await visit(Upload, db, officer, { params });
    expect(status).toBe(200);
    expect(text).toMatch(/Areas in the file 3 Can be used 2 Known to the register 1 With a problem 1/);
    expect(text).toMatch(/3 Central Bedfordshire \(E06000056\) It is empty: it has no shape/);
    expect(html).toContain('Nowhere, not in the register');
    expect(text).toContain('Use 2 areas');
    expect(await db.$count(boundaryLayer)).toBe(0);
  });

  it('can be taken with another property as its code', async ({ db }) => {
    const officer = await admin(db);
    const id = await anUpload(db, officer, aFile([aFeature()]));
    const path = `${boundariesPath}/uploads/${id}?kind=ward&code=name&name=code`;
    const { text, html } = await visit(Upload, db, officer, { path, params: { upload: id } });
    expect(text).toContain('Known to the register 0');
    expect(html).toContain('<option value="ward" selected>');
  });

  it('becomes a layer that names its publisher', async ({ db }) => {
    const officer = await admin(db);
    const params = { upload: await anUpload(db, officer, aFile([aFeature()])) };
    const form = { ...details, 'sourceDate-day': '1', 'sourceDate-month': '5', 'sourceDate-year': '2025' };
    const used = await visit(Upload, db, officer, { params, form });
    expect(used.status).toBe(303);
    const layer = used.location!.split(/[/?]/).at(-2)!;
    const { text } = await visit(Layer, db, officer, { params: { layer } });
    expect(text).toMatch(
      /Districts, version 1 In use.*Districts, May 2025.*1 May 2025.*Source: a publisher\./,
    );
  });

  it.for([
    [
      'without the name of its publisher',
      { name: 'Districts' },
      422,
      'Enter whom the publisher asks to be named',
    ],
    [
      'with a day that does not exist',
      { ...details, 'sourceDate-day': '31', 'sourceDate-month': '2', 'sourceDate-year': '2025' },
      422,
      'Enter a real date',
    ],
    [
      'with problems that nobody left out',
      details,
      409,
      'Say that the areas with problems are to be left out',
    ],
  ] as const)('is not used %s, and keeps what was typed', async ([, form, status, words], { db }) => {
    const officer = await admin(db);
    const params = { upload: await anUpload(db, officer, aFile([aFeature(), broken])) };
    const answer = await visit(Upload, db, officer, { params, form });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(answer.html).toContain(`value="${form.name}"`);
    expect(await db.$count(boundaryLayer)).toBe(0);
  });

  it('can be read as the National Grid when its numbers are metres, and thrown away', async ({ db }) => {
    const officer = await admin(db);
    const metres = aFeature({
      geometry: { type: 'Polygon', coordinates: [aSquare(505_000, 220_000, 1000)] },
    });
    const params = { upload: await anUpload(db, officer, aFile([metres])) };
    const refused = await visit(Upload, db, officer, { params });
    expect(refused.text).toContain('The numbers are not degrees');
    const again = await visit(Upload, db, officer, { params, form: { intent: 'grid' } });
    expect(again.status).toBe(303);
    expect((await visit(Upload, db, officer, { params })).headers.get('refresh')).toBe('2');
    await readUploaded(db, params.upload, () => now);
    expect((await visit(Upload, db, officer, { params })).text).toContain('read as British National Grid');
    expect((await visit(Upload, db, officer, { params, form: { intent: 'discard' } })).status).toBe(303);
    expect((await visit(Upload, db, officer, { params })).status).toBe(404);
  });

  it('of neighbourhoods is linked to its force and adds what the register lacks', async ({ db }) => {
    const officer = await admin(db);
    const id: BoundaryUploadId = await anUpload(
      db,
      officer,
      aFile([aFeature({ code: 'N1', name: 'High Town' })]),
    );
    const force = await areaCoded(db, 'force', 'bedfordshire');
    const asked = {
      params: { upload: id },
      path: `${boundariesPath}/uploads/${id}?kind=neighbourhood&force=${force.id}`,
    };
    expect((await visit(Upload, db, officer, asked)).text).toContain(
      'Add the 1 area that the register does not know',
    );
    const used = await visit(Upload, db, officer, { ...asked, form: { ...details, addsAreas: 'yes' } });
    expect(used.status).toBe(303);
    expect(await areaCoded(db, 'neighbourhood', 'bedfordshire/N1')).toMatchObject({
      name: 'High Town',
      parentId: force.id,
    });
    expect(await db.select().from(boundaryUpload).where(eq(boundaryUpload.id, id))).toEqual([]);
  });
});

describe('a layer', () => {
  it('is taken back and used again, and tells from when to when it was in use', async ({ db }) => {
    const officer = await admin(db);
    const params = { layer: await aLayer(db, officer, aFile([aFeature()])) };
    const taken = await visit(Layer, db, officer, { params, form: { intent: 'take-back' } });
    expect(taken.status).toBe(303);
    const shown = await visit(Layer, db, officer, { params });
    expect(shown.text).toMatch(/version 1 Retired.*Use it again/);
    expect((await visit(Layer, db, officer, { params, form: { intent: 'take-back' } })).status).toBe(409);
    expect((await visit(Layer, db, officer, { params, form: { intent: 'use-again' } })).status).toBe(303);
    expect((await visit(Layer, db, officer, { params })).text).toMatch(/In use now/);
  });
});
