import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import type { Officer } from '#lib/actor.ts';
import Map from '../../../src/pages/staff/institutions/map/index.astro';
import { GET } from '../../../src/pages/staff/institutions/map/clusters.json.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { localsFor, visit } from './visit.ts';

const inBedford = { latitude: 52.136, longitude: -0.467, precision: 'exact' as const };

async function theDistrict(db: Db, slug: string) {
  const [row] = await db.select().from(area).where(eq(area.slug, slug));
  return row!.id;
}

/** Somebody with a role at an institution in Bedford. */
async function aPerson(db: Db, officer: Officer, given: Parameters<typeof aContact>[2] = {}) {
  const districtId = await theDistrict(db, 'bedford');
  const { id } = await anInstitution(db, { districtId, ...inBedford });
  return aContact(db, officer, { areaId: districtId, institutionId: id, ...given });
}

const look = (db: Db, officer: Officer, query = '') =>
  visit(Map, db, officer, { path: `/staff/institutions/map?show=contacts${query}` });

const ringsOf = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*aria-label="([^"]+: \d[^"]*)"/g)].map(([, label]) => label!);

type Ring = { label: string; latitude: number; longitude: number; href: string };
async function windowed(db: Db, officer: Officer, query: string): Promise<Ring[]> {
  const url = new URL(`http://localhost:4321/staff/institutions/map/clusters.json?show=contacts&${query}`);
  const answer = await GET({ locals: localsFor(db, officer), url } as Parameters<typeof GET>[0]);
  return (await answer.json()) as Ring[];
}

describe('the contacts on the stakeholder map', () => {
  it('are counted by district, with those who declined or paused apart', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPerson(db, officer);
    await aPerson(db, officer, { state: 'declined' });
    await aPerson(db, officer, { state: 'paused' });
    const { html, text } = await look(db, officer);
    expect(ringsOf(html)).toEqual([
      'Bedford: 3 contacts, 1 open to contact, 1 contact paused, 1 contact declined',
    ]);
    expect(text).toMatch(/Bedford 3 1 1 1 Bedfordshire 3 1 1 1/);
    expect(text).toContain('OFFICIAL-SENSITIVE');
    expect(html).not.toContain('Institutions by reach and relevance');
  });

  it('are counted as open again once a pause is over', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPerson(db, officer, { state: 'paused', pausedUntil: Temporal.PlainDate.from('2026-01-01') });
    expect(ringsOf((await look(db, officer)).html)).toEqual(['Bedford: 1 contact, 1 open to contact']);
  });

  it('are narrowed by what is asked of their institutions, and counted once', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPerson(db, officer);
    expect(ringsOf((await look(db, officer, '&tier=A')).html)).toEqual([]);
    expect(ringsOf((await look(db, officer, '&tier=D')).html)).toHaveLength(1);
  });

  it('are named from near for whoever may see them, and the look is recorded', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const person = await aPerson(db, officer, { state: 'declined' });
    const wide = await look(db, officer, '&in=bedford');
    expect(wide.text).not.toContain(person.name);
    expect(await db.$count(auditLog, eq(auditLog.entity, 'contact'))).toBe(0);
    const near = await look(db, officer, '&near=52.136, -0.467');
    expect(near.text).toContain(person.name);
    expect(near.text).toContain('Contact declined');
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.entity, 'contact'));
    expect(entry).toMatchObject({ operation: 'consult', actorId: officer.id });
  });

  it('are neither named nor placed more nearly than half a postcode for anybody else', async ({ db }) => {
    const [officer, reader] = [await anOfficer(db), await anOfficer(db, 'npt_reader')];
    const person = await aPerson(db, officer);
    const { text, html } = await look(db, reader, '&near=52.136, -0.467&across=3');
    expect(text).not.toContain(person.name);
    expect(ringsOf(html)).toEqual([expect.stringMatching(/^Near Bedford: 1 contact/)]);
    expect(html).not.toContain('/staff/contacts/');
    const [ring] = await windowed(db, reader, 'bbox=-0.6,52.0,-0.3,52.3&zoom=16');
    expect(ring).toMatchObject({ latitude: expect.closeTo(52.125) as number });
    expect(Math.abs(ring!.longitude - inBedford.longitude)).toBeGreaterThan(0.001);
  });

  it('are in a window as a whole square or not at all', async ({ db }) => {
    const [officer, reader] = [await anOfficer(db), await anOfficer(db, 'npt_reader')];
    await aPerson(db, officer);
    const around = await windowed(db, reader, 'bbox=-0.468,52.135,-0.466,52.137&zoom=16');
    expect(around).toEqual([]);
  });

  it('are not there from outside the areas of whoever looks', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPerson(db, officer, { areaId: await theDistrict(db, 'colchester') });
    expect(ringsOf((await look(db, officer)).html)).toEqual([]);
  });
});
