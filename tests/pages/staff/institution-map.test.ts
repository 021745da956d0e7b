import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import type { Officer } from '#lib/actor.ts';
import Map from '../../../src/pages/staff/institutions/map/index.astro';
import Area from '../../../src/pages/staff/areas/[slug]/index.astro';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aLayer } from '../../support/boundary-makers.ts';
import { describeWithData, sharedFile } from '../../support/real-files.ts';
import { localsFor, visit } from './visit.ts';
import { openPage } from '../../support/page.ts';

const districtOf = async (db: Db, slug: string) =>
  (await db.select().from(area).where(eq(area.slug, slug)))[0]!.id;

const inBedford = { latitude: 52.136, longitude: -0.467, precision: 'exact' as const };

type Given = Parameters<typeof anInstitution>[1];

const aPlaced = async (db: Db, slug: string, given: Given = {}) =>
  anInstitution(db, { districtId: await districtOf(db, slug), ...given });

const look = (db: Db, officer: Officer, query = '') =>
  visit(Map, db, officer, { path: `/staff/institutions/map${query}` });

const ringsOf = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*aria-label="([^"]+: \d[^"]*)"/g)].map(([, label]) => label!);

describe('the stakeholder map', () => {
  it('counts what we keep in touch with by district, in circles and in a table that say the same', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const late = now.subtract({ hours: 24 * 200 });
    await aPlaced(db, 'bedford', { tier: 'A', lastContactAt: late });
    await aPlaced(db, 'bedford', { tier: 'A', lastContactAt: now });
    await aPlaced(db, 'luton', { contactState: 'declined' });
    await aPlaced(db, 'colchester');
    const { html, text } = await look(db, officer);
    expect(ringsOf(html)).toEqual([
      'Bedford: 2 institutions, 1 in touch, 1 contact overdue',
      'Luton: 1 institution, 1 not to be contacted',
    ]);
    expect(text).toContain('3 institutions, by whether we have kept in touch');
    expect(text).toMatch(/Bedford 2 1 1 0 0 Luton 1 0 0 0 1 Bedfordshire 3 1 1 0 1/);
    expect(text).toContain('Made with Natural Earth. Places: GeoNames.');
  });

  it('marks what was chosen in the drawing and in the table, and lists it with the longest wait first', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford', { name: 'Harpur School', lastContactAt: now });
    await aPlaced(db, 'bedford', { name: 'Ouse School' });
    await aPlaced(db, 'luton', { name: 'Wardown School' });
    const { html, text } = await look(db, officer, '?area=bedford');
    expect(html.match(/<a [^>]*aria-current="true"[^>]*>\s*(<circle|Bedford)/g)).toHaveLength(2);
    expect(text).toMatch(
      /Bedford: longest since contact first All 2 institutions.*Ouse School.*Harpur School/,
    );
    expect(text.split('longest since')[1]).not.toContain('Wardown School');
    expect(html).toContain('href="/staff/institutions?area=bedford&amp;sort=contact"');
  });

  it('keeps its filters, and counts only what they leave', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford', { tier: 'A' });
    await aPlaced(db, 'luton', { tier: 'B' });
    const { html, text } = await look(db, officer, '?tier=A&in=bedfordshire-force');
    expect(ringsOf(html)).toEqual(['Bedford: 1 institution, 1 no contact yet']);
    expect(text).toContain('Tier A');
    expect(html).toContain('area=bedford');
    expect(html).toMatch(/name="in" value="bedfordshire-force"/);
  });

  it('says how many have no place yet, and leads to their list', async ({ db }) => {
    const officer = await anOfficer(db);
    await anInstitution(db);
    await aPlaced(db, 'bedford');
    const { html, text } = await look(db, officer);
    expect(text).toContain('1 institution has no place yet: show the list');
    expect(html).toContain('href="/staff/institutions?area=none"');
  });

  it('shows an empty installation what to do', async ({ db }) => {
    const { text } = await look(db, await anOfficer(db));
    expect(text).toContain('No institutions in your areas yet');
  });

  it('has no map of an area that is not the reader’s, and says no more of one than of a made-up one', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'colchester', { name: 'Colne School' });
    await aPlaced(db, 'bedford');
    const [foreign, unknown] = await Promise.all(
      ['essex-force', 'atlantis'].map((slug) => look(db, officer, `?in=${slug}`)),
    );
    expect(foreign!.text.replaceAll('essex-force', '')).toBe(unknown!.text.replaceAll('atlantis', ''));
    expect(foreign!.text).toContain('None of your areas goes by that address');
    expect(foreign!.text).not.toContain('Colne');
  });

  it('comes as near as a district, and counts apart what is known by district only', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford', inBedford);
    await aPlaced(db, 'bedford');
    const { html, text } = await look(db, officer, '?in=bedford');
    expect(ringsOf(html)).toEqual(['Bedford: 1 institution, 1 no contact yet']);
    expect(text).toContain('Known by district only 1 0 0 1 0');
    expect(html).toContain('near=Bedford%2C+Bedford');
  });

  it('shows each institution round a place to those who may know, and squares of a kilometre to others', async ({
    db,
  }) => {
    const [officer, comms] = [await anOfficer(db), await anOfficer(db, 'comms')];
    const { id } = await aPlaced(db, 'bedford', { ...inBedford, name: 'Harpur School' });
    const seen = await look(db, officer, '?near=Bedford');
    expect(seen.html).toContain(
      `href="/staff/institutions/${id}" aria-label="Harpur School, Secondary school: no`,
    );
    expect(seen.text).toContain('Harpur School Secondary school No contact yet exactly');
    const rounded = await look(db, comms, '?near=Bedford');
    expect(rounded.html).not.toContain(id);
    expect(rounded.text).not.toContain('Harpur School');
    expect(ringsOf(rounded.html)).toEqual(['Near Bedford: 1 institution, 1 no contact yet']);
  });

  it('draws those that lie at one point as one circle, and lists each', async ({ db }) => {
    const officer = await anOfficer(db);
    for (const name of ['Abbey School', 'Mill School', 'Oak School'])
      await aPlaced(db, 'bedford', { ...inBedford, name });
    const { html, text } = await look(db, officer, '?near=52.136,-0.467&across=3');
    expect(ringsOf(html)).toEqual(['Near Bedford: 3 institutions, 3 no contact yet']);
    expect(text).toMatch(/Abbey School.*Mill School.*Oak School/);
    expect(html).toContain('href="#list"');
  });

  it('asks which place is meant, and says what is wrong with one that it cannot find', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford');
    expect((await look(db, officer, '?near=Newport')).text).toContain('Several places go by “Newport”');
    expect((await look(db, officer, '?near=-0.42,51.88')).text).toContain('the wrong way round');
    expect((await look(db, officer, '?near=MK40')).text).toContain('can lie in several districts');
  });

  it('writes nothing about whoever looks: institutions are bodies, and no person is on it', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford', inBedford);
    await look(db, officer, '?near=Bedford');
    expect(await db.select().from(auditLog)).toEqual([]);
  });

  it('is reached from the page of an area, and leads back', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'luton');
    const page = await visit(Area, db, officer, { params: { slug: 'luton' } });
    expect(page.html).toContain('href="/staff/institutions/map?in=luton"');
    expect((await look(db, officer, '?in=luton')).html).toContain('href="/staff/areas/luton"');
  });

  it('says so where the operator’s tiles are missing, and is drawn all the same', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPlaced(db, 'bedford');
    const locals = localsFor(db, officer);
    const environment = { ...locals.environment!, mapTilesPath: '/nowhere/tiles.pmtiles' };
    const { html, text } = await openPage(Map, { locals: { ...locals, environment } });
    expect(text).toContain('is not where it was set up to be');
    expect(ringsOf(html)).toHaveLength(1);
    expect(html).not.toContain('data-tile-map');
  });
});

describeWithData('the map with imported boundaries', () => {
  it('is drawn on them, and names their publisher', async ({ db }) => {
    const file = sharedFile('boundaries/districts.geojson');
    await aLayer(db, await anOfficer(db, 'administrator'), file, { attribution: 'Source: ONS, OGL v3.' });
    await aPlaced(db, 'bedford');
    const { text, html } = await look(db, await anOfficer(db));
    expect(text).toContain('Source: ONS, OGL v3. Places: GeoNames.');
    expect(ringsOf(html)).toHaveLength(1);
  });
});
