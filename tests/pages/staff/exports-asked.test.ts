import { describe, expect } from 'vitest';
import { mailMessage } from '#db/schema/mail.ts';
import { officersWhoMay } from '#lib/officers/who-may.ts';
import { askExport } from '#lib/privacy/exports/ask.ts';
import One from '../../../src/pages/staff/exports/[id].astro';
import Coverage from '../../../src/pages/staff/institutions/coverage.astro';
import Today from '../../../src/pages/staff/index.astro';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anExport } from '../../support/search-makers.ts';
import { visit } from './visit.ts';

const asked = {
  ...{ page: 'contacts', query: { area: 'luton' }, format: 'csv' as const, holdsPeople: true },
  ...{ reason: 'To plan the visits of spring', recipient: 'The Luton team' },
};

describe('a list that was asked for', () => {
  it('is told to everybody else who may agree to it, and says nothing of its people', async ({ db }) => {
    const [asker, other, dpo] = [await anOfficer(db), await anOfficer(db), await anOfficer(db, 'dpo')];
    await anOfficer(db, 'prevent_officer');
    const areas = asker.grants.map(({ areaId }) => areaId);
    const approvers = await officersWhoMay(db, 'approveExport', { areas, but: asker.id }, now);
    expect(approvers.map(({ id }) => id).toSorted()).toEqual([other.id, dpo.id].toSorted());
    await askExport(db, asker, { ...asked, areaIds: areas, approvers }, now);
    const mails = await db.select().from(mailMessage);
    expect(mails.map(({ template, toEmail }) => [template, toEmail])).toEqual(
      approvers.map(({ email }) => ['export-asked', email]),
    );
    expect(JSON.stringify(mails[0]!.fields)).not.toContain('Luton');
  });

  it('is told to nobody who answers for a part of its areas alone', async ({ db }) => {
    const asker = await anOfficer(db);
    await anOfficer(db);
    const areas = [...asker.grants.map(({ areaId }) => areaId), await theArea(db, 'colchester')];
    expect(await officersWhoMay(db, 'approveExport', { areas, but: asker.id }, now)).toEqual([]);
  });

  it('waits on Today for who may agree, and not for who asked', async ({ db }) => {
    const [asker, other] = [await anOfficer(db), await anOfficer(db)];
    await anExport(db, asker);
    expect((await visit(Today, db, other)).text).toContain('1 list asks to be taken away');
    expect((await visit(Today, db, asker)).text).not.toContain('list asks to be taken away');
  });
});

describe('coverage', () => {
  it('is taken away as a file of figures', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await anInstitution(db, { name: 'Oak School', districtId: await theArea(db, 'luton') });
    const page = await visit(Coverage, db, officer, { path: '/staff/institutions/coverage?area=luton' });
    expect(page.html).toContain('/staff/exports/new?page=coverage&amp;area=luton');
    const id = await anExport(db, officer, {
      ...{ page: 'coverage', query: { area: 'luton' }, holdsPeople: false },
    });
    const { status, html } = await visit(One, db, officer, { params: { id }, form: { do: 'take' } });
    expect(status).toBe(200);
    expect(html).toContain('Area,Sector,On record,In touch,Contact overdue,No contact yet');
    expect(html).toMatch(/Luton,Education,1,0,0,1,0,,,"?OFFICIAL, export/);
    expect(html).not.toContain('Oak School');
  });
});
