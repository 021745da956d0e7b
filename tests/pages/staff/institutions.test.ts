import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { preventLead } from '#db/schema/duty.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { checkSaved } from '#lib/institutions/duplicates/check-saved.ts';
import { ukDay } from '#lib/dates.ts';
import Close from '../../../src/pages/staff/institutions/[id]/close.astro';
import Edit from '../../../src/pages/staff/institutions/[id]/edit.astro';
import Record from '../../../src/pages/staff/institutions/[id]/index.astro';
import NewRelationship from '../../../src/pages/staff/institutions/[id]/relationships/new.astro';
import NewSite from '../../../src/pages/staff/institutions/[id]/sites/new.astro';
import Standing from '../../../src/pages/staff/institutions/[id]/standing.astro';
import Grid from '../../../src/pages/staff/institutions/grid.astro';
import List from '../../../src/pages/staff/institutions/index.astro';
import New from '../../../src/pages/staff/institutions/new.astro';
import Owners from '../../../src/pages/staff/institutions/owners.astro';
import Join from '../../../src/pages/staff/networks/[id]/join.astro';
import Network from '../../../src/pages/staff/networks/[id]/index.astro';
import { it } from '../../support/database.ts';
import { aNetwork, aRelationship, aSite } from '../../support/institutions.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { visit } from './visit.ts';

const path = '/staff/institutions';
const typed = { name: 'Ousebank College', type: 'college', urn: '912374', languages: 'english, punjabi' };

describe('the record of an institution', () => {
  it('shows first who owns it, who leads on Prevent, and that contact is declined, loudly', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db, { contactState: 'declined', name: 'Ashmere School' });
    await db
      .insert(institutionOwner)
      .values({ institutionId: id, officerId: officer.id, part: 'owner', namedAt: now, namedBy: officer.id });
    const lead = { institutionId: id, role: 'Safeguarding lead', mailbox: 'dsl@ashmere.example' };
    const named = { namedOn: ukDay(now), confirmedOn: ukDay(now), namedBy: officer.id };
    await db.insert(preventLead).values({ ...lead, ...named });
    const { text } = await visit(Record, db, officer, { path: `${path}/${id}`, params: { id } });
    expect(text).toContain('Contact declined: do not visit, call or write');
    expect(text).toMatch(/Owner Dana Whitlock/);
    expect(text).toContain('Safeguarding lead dsl@ashmere.example');
    expect(text).toContain('Why we hold this');
    const [look] = await db.select().from(auditLog);
    expect(look).toMatchObject({ operation: 'consult', entity: 'prevent_lead' });
  });

  it('leads from a record that was merged to the one that stays', async ({ db }) => {
    const officer = await anOfficer(db);
    const stays = await anInstitution(db);
    const { id } = await anInstitution(db, { mergedIntoId: stays.id, mergedAt: now });
    const { status, location } = await visit(Record, db, officer, { params: { id } });
    expect([status, location]).toEqual([303, `${path}/${stays.id}`]);
  });

  it('shows sites, relationships and networks, and an analyst finds nothing to change there', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    const districtId = officer.grants[0]!.areaId;
    await aSite(db, { institutionId: id, districtId });
    await aRelationship(db, id, officer);
    await aNetwork(db, { institutionId: id, areaId: districtId }, officer);
    const { text, html } = await visit(Record, db, officer, { params: { id } });
    expect(text).toContain('Step-free, no hearing loop, accessible toilet');
    expect(text).toContain('Partner of');
    expect(text).toContain('Bedford forum');
    expect(html).toContain(`${path}/${id}/edit`);
    const analyst = await visit(Record, db, await anOfficer(db, 'analyst'), { params: { id } });
    expect(analyst.html).not.toMatch(/\/(edit|standing|owner|sites\/new|close)"/);
  });
});

describe('adding and editing', () => {
  it('keeps what was typed and says what to put right', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = { ...typed, urn: '12', website: 'not a site', mailbox: 'nobody' };
    const { status, text, html } = await visit(New, db, officer, { path: `${path}/new`, form });
    expect(status).toBe(422);
    expect(text).toContain('Enter the URN: six digits, like 912345');
    expect(text).toContain('Enter a web address, like https://school.example');
    expect(html).toContain('value="Ousebank College"');
    expect(html).toContain('value="not a site"');
    expect(await db.$count(institution)).toBe(0);
  });

  it('shows what may be the same body before it adds another, and adds it when told', async ({ db }) => {
    const officer = await anOfficer(db);
    await anInstitution(db, { name: 'Ouse Bank College', typeCode: 'college' });
    await checkSaved(db, () => now);
    const first = await visit(New, db, officer, { form: typed });
    expect(first.status).toBe(409);
    expect(first.text).toContain('This may be on record already');
    expect(first.html).toContain('value="912374"');
    const second = await visit(New, db, officer, { form: { ...typed, sure: 'yes' } });
    expect(second.status).toBe(303);
    const [made] = await db.select().from(institution).where(eq(institution.urn, '912374'));
    expect(made).toMatchObject({ name: 'Ousebank College', languages: ['English', 'Punjabi'] });
  });

  it('answers a stale form with what differs, and takes it when it is sent again', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db, { name: 'Old name', typeCode: 'college', sequence: 1 });
    const form = { ...typed, sequence: '0' };
    const stale = await visit(Edit, db, officer, { params: { id }, form });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Name: Old name');
    expect(stale.html).toContain('value="Ousebank College"');
    expect(stale.html).toMatch(/name="sequence" value="1"/);
    const again = await visit(Edit, db, officer, { params: { id }, form: { ...form, sequence: '1' } });
    expect([again.status, again.location]).toEqual([303, `${path}/${id}?done=saved`]);
  });

  it('closes and opens again', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    const day = { 'closed-day': '1', 'closed-month': '11', 'closed-year': '2026' };
    const closed = await visit(Close, db, officer, {
      params: { id },
      form: { do: 'close', sequence: '0', ...day },
    });
    expect(closed.status).toBe(303);
    const { text } = await visit(Record, db, officer, { params: { id } });
    expect(text).toContain('Closed on 1 November 2026');
    const opened = await visit(Close, db, officer, { params: { id }, form: { do: 'reopen', sequence: '1' } });
    expect(opened.location).toContain('reopened');
  });

  it('places a site by its town where nothing more exact was given, and never in the sea', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    const form = {
      ...{ name: 'North campus', street: '2 Mill Lane', town: 'Flitwick', postcode: 'MK45 9QX' },
      ...{ stepFree: 'yes', hearingLoop: 'no', accessibleToilet: 'yes', parking: 'Behind the hall' },
    };
    const lost = await visit(NewSite, db, officer, { params: { id }, form: { ...form, place: '0, 51.5' } });
    expect(lost.status).toBe(422);
    expect(lost.html).toContain('value="North campus"');
    const added = await visit(NewSite, db, officer, { params: { id }, form });
    expect(added.status).toBe(303);
    const [made] = await db.select().from(site);
    expect(made).toMatchObject({ name: 'North campus', precision: 'place', hearingLoop: false });
  });
});

describe('standing and relationships', () => {
  it('asks why before contact is paused, and for a day to come', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    const form = { sequence: '0', strength: '2', tier: 'B', contact: 'paused' };
    const silent = await visit(Standing, db, officer, { params: { id }, form });
    expect([silent.status, silent.text]).toEqual([409, expect.stringContaining('Say why')]);
    const until = { 'until-day': '1', 'until-month': '1', 'until-year': '2020' };
    const past = await visit(Standing, db, officer, { params: { id }, form: { ...form, ...until } });
    expect([past.status, past.text]).toEqual([422, expect.stringContaining('Enter a day to come')]);
    const said = { ...form, reason: 'They asked for quiet until spring.' };
    const done = await visit(Standing, db, officer, { params: { id }, form: said });
    expect(done.location).toBe(`${path}/${id}?done=standing`);
    const { text } = await visit(Record, db, officer, { params: { id } });
    expect(text).toContain('They asked for quiet until spring.');
  });

  it('offers what is on record when the other institution is not found', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    await anInstitution(db, { name: 'Salisbury Lane Trust' });
    const form = { way: 'parent', organisation: 'Salisbury Lane' };
    const near = await visit(NewRelationship, db, officer, { params: { id }, form });
    expect([near.status, near.text]).toEqual([422, expect.stringContaining('Salisbury Lane Trust')]);
    const exact = { ...form, organisation: 'Salisbury Lane Trust' };
    const done = await visit(NewRelationship, db, officer, { params: { id }, form: exact });
    expect(done.location).toBe(`${path}/${id}?done=related`);
  });
});

describe('the list and the grid', () => {
  it('says what to do where there is nothing, and shows contact states and missing owners', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    expect((await visit(List, db, officer, { path })).text).toContain('No institutions in your areas yet');
    await anInstitution(db, { name: 'Lone School', contactState: 'declined' });
    const { text } = await visit(List, db, officer, { path });
    expect(text).toMatch(/1 institution\b/);
    expect(text).toMatch(/Lone School Contact declined .* Nobody/);
    const none = await visit(List, db, officer, { path: `${path}?tier=A` });
    expect(none.text).toContain('No institutions match');
  });

  it('names one owner for several that were ticked', async ({ db }) => {
    const officer = await anOfficer(db);
    const made = [await anInstitution(db), await anInstitution(db)];
    const query = made.map(({ id }) => `id=${id}`).join('&');
    expect((await visit(Owners, db, officer, { path: `${path}/owners` })).text).toContain('No institution');
    const form = { part: 'owner', officer: officer.id };
    const { location } = await visit(Owners, db, officer, { path: `${path}/owners?${query}`, form });
    expect(location).toBe(`${path}?owner=${officer.id}`);
    expect(await db.$count(institutionOwner)).toBe(2);
  });

  it('counts by reach and relevance, in the picture and in the table alike', async ({ db }) => {
    const officer = await anOfficer(db);
    await anInstitution(db, { reach: 5, relevance: 4 });
    await anInstitution(db, { reach: 5, relevance: 4, contactState: 'paused' });
    await anInstitution(db);
    const { html, text } = await visit(Grid, db, officer, { path: `${path}/grid` });
    expect(html).toContain('Reach 5, relevance 4, work closely: 2 (1 no contact yet, 1 not to be contacted)');
    expect(text).toMatch(/Work closely 2 0 0 1 1/);
    expect(text).toContain('1 more are not scored');
  });
});

describe('a network', () => {
  it('asks in which role somebody agreed, and says who is in it since when', async ({ db }) => {
    const officer = await anOfficer(db);
    const areaId = officer.grants[0]!.areaId;
    const { id: institutionId } = await anInstitution(db);
    const { network: id } = await aNetwork(db, { institutionId, areaId }, officer);
    const other = await anInstitution(db, { name: 'Riverbank Trust' });
    const day = { 'agreed-day': '2', 'agreed-month': '11', 'agreed-year': '2026' };
    const form = { who: 'institution', member: other.name, role: '', ...day };
    const missing = await visit(Join, db, officer, { params: { id }, form });
    expect([missing.status, missing.text]).toEqual([422, expect.stringContaining('in which role')]);
    const done = await visit(Join, db, officer, { params: { id }, form: { ...form, role: 'Director' } });
    expect(done.status).toBe(303);
    const { text } = await visit(Network, db, officer, { params: { id } });
    expect(text).toContain('Riverbank Trust');
    expect(text).toContain('agreed 2 November 2026, by the director');
  });
});
