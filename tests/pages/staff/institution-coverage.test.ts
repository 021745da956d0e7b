import { describe, expect } from 'vitest';
import { institution } from '#db/schema/institutions.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { relationship } from '#db/schema/institution-links.ts';
import Settings from '../../../src/pages/staff/admin/settings/index.astro';
import Record from '../../../src/pages/staff/institutions/[id]/index.astro';
import Network from '../../../src/pages/staff/institutions/[id]/network.astro';
import Standing from '../../../src/pages/staff/institutions/[id]/standing.astro';
import Coverage from '../../../src/pages/staff/institutions/coverage.astro';
import New from '../../../src/pages/staff/institutions/new.astro';
import { it } from '../../support/database.ts';
import { aLoggedVisit, theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { visit } from './visit.ts';

const path = '/staff/institutions/coverage';
const ago = (days: number) => now.subtract({ hours: 24 * days });

describe('the page of coverage', () => {
  it('says what to do where nothing is on record', async ({ db }) => {
    const { text } = await visit(Coverage, db, await anOfficer(db), { path });
    expect(text).toContain('No institution on record here');
  });

  it('says days and figures in each cell, and leads from there to the list with its filters', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const districtId = await theArea(db);
    const { id: institutionId } = await anInstitution(db, { districtId, tier: 'A' });
    await aLoggedVisit(db, officer, { institutionId, placeWords: null, happenedAt: ago(120) });
    await anInstitution(db, { districtId, tier: 'A' });
    const { html, text } = await visit(Coverage, db, officer, { path: `${path}?tier=A` });
    expect(text).toMatch(/120 days 0 of 2 in touch/);
    expect(html).toContain(
      '/staff/institutions?area=bedford&amp;sector=education&amp;tier=A&amp;sort=contact',
    );
    expect(text).toMatch(
      /Together 2 in Together: On record 1 in Together: Tier A overdue, quarterly 0 0 1 in/,
    );
  });

  it('offers to enter a published count where none is recorded', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await anInstitution(db, { districtId: await theArea(db) });
    const { html, text } = await visit(Coverage, db, officer, { path: `${path}?sector=education` });
    expect(text).toContain('No published count is recorded here yet');
    expect(html).toContain('/staff/areas/bedford/fact?label=How+many+there+are%3A+Secondary+school');
  });

  it('shows who visits too often only to those who may see visits', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id: institutionId } = await anInstitution(db, { districtId: await theArea(db) });
    for (const days of [1, 2, 3, 4, 5])
      await aLoggedVisit(db, officer, { institutionId, placeWords: null, happenedAt: ago(days) });
    const seen = await visit(Coverage, db, officer, { path });
    expect(seen.text).toContain(`${officer.name} 5, last on`);
    const comms = await visit(Coverage, db, await anOfficer(db, 'comms'), { path });
    expect(comms.text).not.toContain('Visited often');
    const { text } = await visit(Record, db, officer, { params: { id: institutionId } });
    expect(text).toContain('Visited 5 times in 90 days, by all teams together');
  });
});

describe('the setting of how many visits are in order', () => {
  it('is an administrator’s, takes a number and says who decided', async ({ db }) => {
    const administrator = await anOfficer(db, 'administrator');
    expect((await visit(Settings, db, await anOfficer(db))).status).toBe(404);
    const wrong = await visit(Settings, db, administrator, { form: { visits: 'many' } });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('from 1 to 50')]);
    const same = await visit(Settings, db, administrator, { form: { visits: '4' } });
    expect([same.status, same.text]).toEqual([409, expect.stringContaining('the number already')]);
    const done = await visit(Settings, db, administrator, { form: { visits: '6' } });
    expect([done.status, done.location]).toEqual([303, '/staff/admin/settings?done=saved']);
    const { text } = await visit(Settings, db, administrator, { path: '/staff/admin/settings?done=saved' });
    expect(text).toContain('More than 6 visits in 90 days');
    expect(text).toContain(administrator.name);
  });
});

describe('the network of an institution', () => {
  it('says in words what the picture shows, and links only what the officer may see', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const districtId = await theArea(db);
    const { id } = await anInstitution(db, { districtId, name: 'Harpur School' });
    const far = await anInstitution(db, {
      ...{ districtId: await theArea(db, 'colchester'), name: 'Colne Trust', contactState: 'declined' },
    });
    const tie = { institutionId: id, otherInstitutionId: far.id, kind: 'parent' as const };
    await db.insert(relationship).values({ ...tie, recordedAt: now, recordedBy: officer.id });
    const { html, text } = await visit(Network, db, officer, { params: { id } });
    expect(text).toMatch(/Harpur School part of Colne Trust Contact declined/);
    expect(html).not.toContain(far.id);
    expect(html).toContain('class="arrow"');
    const { text: record } = await visit(Record, db, officer, { params: { id } });
    expect(record).toContain('Relationship network');
  });

  it('says so where there is none', async ({ db }) => {
    const { id } = await anInstitution(db);
    const { text } = await visit(Network, db, await anOfficer(db), { params: { id } });
    expect(text).toContain('No relationship is recorded yet');
  });
});

describe('a text about an institution that says too much', () => {
  const typed = { name: 'Ousebank College', type: 'college', hires: 'on' };

  it('stays with a reason, which a supervisor reads', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = { ...typed, hireWords: 'Ring the caretaker on 07700 900123.' };
    const noticed = await visit(New, db, officer, { form });
    expect([noticed.status, noticed.text]).toEqual([422, expect.stringContaining('Why it should stay')]);
    expect(await db.$count(institution)).toBe(0);
    const done = await visit(New, db, officer, { form: { ...form, stays: 'It is on their website.' } });
    expect(done.status).toBe(303);
    expect(await db.select().from(textCheckOverride)).toMatchObject([
      { form: 'institution', reason: 'It is on their website.', entity: 'institution' },
    ]);
  });

  it('cannot stay when it is a date of birth, whatever the reason', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    const form = { sequence: '0', strength: '2', tier: 'B', contact: 'open', stays: 'Needed.' };
    const reason = 'The head, born 3 May 1971, agreed.';
    const refused = await visit(Standing, db, officer, { params: { id }, form: { ...form, reason } });
    expect(refused.status).toBe(422);
    expect(await db.$count(textCheckOverride)).toBe(0);
  });
});
