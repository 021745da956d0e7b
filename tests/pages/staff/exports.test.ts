import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { dataExport } from '#db/schema/searches.ts';
import { approveExport } from '#lib/privacy/exports/decide.ts';
import One from '../../../src/pages/staff/exports/[id].astro';
import List from '../../../src/pages/staff/exports/index.astro';
import New from '../../../src/pages/staff/exports/new.astro';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anExport } from '../../support/search-makers.ts';
import { visit } from './visit.ts';

describe('taking a list away', () => {
  it('asks again who one is before it asks why', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { status, location } = await visit(New, db, officer, { path: '/staff/exports/new?page=contacts' });
    expect(status).toBe(303);
    expect(location).toContain('/sign-in/again?next=');
  });

  it('gives people’s details in a file that says who took it and why, to whoever asked, once another agreed', async ({
    db,
  }) => {
    const [officer, supervisor] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'supervisor')];
    const districtId = await theArea(db, 'luton');
    const institutionId = await anInstitution(db, { name: '=Oak School', districtId });
    await aContact(db, officer, { name: 'Sarah Haldane', email: 'sarah@oak.example', institutionId });
    await aContact(db, officer, {
      name: 'Mark Away',
      email: 'mark@oak.example',
      state: 'declined',
      institutionId,
    });
    await aContact(db, officer, { name: 'Joan of Bedford' });
    const id = await anExport(db, officer);
    const at = { params: { id } };
    expect((await visit(One, db, officer, { ...at, form: { do: 'take' } })).status).toBe(409);
    expect((await visit(One, db, supervisor, at)).text).toContain('Is it to leave?');
    expect((await visit(One, db, supervisor, { ...at, form: { do: 'approve' } })).status).toBe(303);
    const { status, headers, html } = await visit(One, db, officer, { ...at, form: { do: 'take' } });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/contacts-OFFICIAL-SENSITIVE-2026-\d\d-\d\d\.csv/);
    expect(html).toContain(
      "Sarah Haldane,Head of Year 9,'=Oak School,Luton,Open to contact,sarah@oak.example",
    );
    expect(html).toContain('Mark Away');
    expect(html).not.toContain('mark@oak.example');
    expect(html).not.toContain('Joan');
    for (const line of ['Why,To plan the visits of spring', 'For,The Luton team', `Taken by,${officer.name}`])
      expect(html).toContain(line);
    expect(html.split('\r\n')[1]).toContain(`OFFICIAL-SENSITIVE, export ${id.slice(0, 8).toUpperCase()}`);
  });

  it('is agreed to only by whoever answers for all of where it was asked, and is not there for others', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await anExport(db, officer, { areaIds: [await theArea(db, 'essex-force')] });
    const supervisor = await anOfficer(db, 'supervisor');
    expect((await visit(One, db, supervisor, { params: { id } })).status).toBe(404);
    expect((await visit(List, db, supervisor)).text).toContain('None yet');
  });

  it('is refused with a reason that whoever asked reads', async ({ db }) => {
    const [officer, dpo] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'dpo')];
    const id = await anExport(db, officer);
    const at = { params: { id } };
    expect((await visit(One, db, dpo, { ...at, form: { do: 'refuse' } })).status).toBe(422);
    await visit(One, db, dpo, { ...at, form: { do: 'refuse', words: 'Visits need no addresses' } });
    expect((await visit(One, db, officer, at)).text).toContain('Visits need no addresses');
    expect((await visit(List, db, officer)).text).toContain('Refused');
  });

  it('gives an Excel file of institutions at once', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await anInstitution(db, { name: 'Oak School' });
    const id = await anExport(db, officer, {
      ...{ page: 'institutions', query: { area: 'bedford' }, format: 'xlsx', holdsPeople: false },
    });
    const { status, headers } = await visit(One, db, officer, { params: { id }, form: { do: 'take' } });
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    const [row] = await db.select().from(dataExport).where(eq(dataExport.id, id));
    expect(row!.records).toBeGreaterThan(0);
  });

  it('shows what was agreed even after the week is over', async ({ db }) => {
    const [officer, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await anExport(db, officer);
    await approveExport(db, other, id, now.subtract({ hours: 24 * 8 }));
    const { text } = await visit(One, db, officer, { params: { id } });
    expect(text).toContain('No longer to be fetched');
    expect(text).toContain(`Agreed by ${other.name}`);
  });
});
