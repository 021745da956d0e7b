import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import Map from '../../../src/pages/staff/institutions/map/index.astro';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { visit } from './visit.ts';

async function scored(db: Db, slug: string, reach: number, relevance: number, name: string) {
  const [where] = await db.select().from(area).where(eq(area.slug, slug));
  return anInstitution(db, { districtId: where!.id, reach, relevance, name });
}
const look = (db: Db, officer: Officer, query: string) =>
  visit(Map, db, officer, { path: `/staff/institutions/map${query}` });

const labelled = (html: string, label: string): string =>
  [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`aria-label="${label}`)) ??
  '';

async function world(db: Db) {
  await scored(db, 'bedford', 4, 5, 'Harpur Vale Academy');
  await scored(db, 'bedford', 1, 1, 'Ousebank College');
  await scored(db, 'luton', 1, 1, 'Riverbank Youth Trust');
  return anOfficer(db);
}

describe('the map, its table and its grid', () => {
  it('are all marked by choosing a cell of the grid', async ({ db }) => {
    const officer = await world(db);
    const first = (await look(db, officer, '')).html;
    expect(labelled(first, 'Reach 4, relevance 5')).toContain('/staff/institutions/map?cell=4-5#chosen');
    const { html, text } = await look(db, officer, '?cell=4-5');
    expect(labelled(html, 'Reach 4, relevance 5')).toContain('aria-current="true"');
    expect(labelled(html, 'Reach 1, relevance 1')).not.toContain('aria-current');
    expect(labelled(html, 'Bedford: 2 institutions, 2 no contact yet, 1 at 4 × 5')).toContain('holding');
    expect(labelled(html, 'Luton: ')).not.toContain('holding');
    expect(text).toContain('Bedford 1 at 4 × 5 2');
    expect(text).toContain('Bedfordshire, 4 × 5: longest since contact first');
    expect(text).toContain('Harpur Vale Academy');
    expect(text).not.toContain('Riverbank Youth Trust');
  });

  it('are all marked by choosing a circle or a row of the map', async ({ db }) => {
    const officer = await world(db);
    const { html } = await look(db, officer, '?area=bedford');
    expect(labelled(html, 'Bedford: ')).toContain('aria-current="true"');
    expect(labelled(html, 'Reach 4, relevance 5')).toContain('1 in Bedford');
    expect(labelled(html, 'Reach 1, relevance 1')).toContain(': 2 ');
    expect(labelled(html, 'Reach 1, relevance 1')).toContain('1 in Bedford');
    expect(labelled(html, 'Reach 1, relevance 1')).toContain('area=bedford&amp;cell=1-1');
  });

  it('keep a cell while another circle is chosen, and let go of it', async ({ db }) => {
    const officer = await world(db);
    const { html, text } = await look(db, officer, '?area=bedford&cell=4-5');
    expect(labelled(html, 'Luton: ')).toContain('area=luton&amp;cell=4-5');
    expect(text).toContain('Mark no cell');
    expect((await look(db, officer, '?cell=9-9')).text).not.toContain('Mark no cell');
  });
});
