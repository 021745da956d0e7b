import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { preventLead, referralRouteCheck } from '#db/schema/duty.ts';
import { exportCoverage } from '#lib/institutions/duty/export.ts';
import { ukDay } from '#lib/dates.ts';
import { reckonCoverage } from '#lib/institutions/duty/reckon.ts';
import Duty from '../../../src/pages/staff/training/coverage/[institution]/index.astro';
import Lead from '../../../src/pages/staff/training/coverage/[institution]/lead.astro';
import Route from '../../../src/pages/staff/training/coverage/[institution]/route.astro';
import Export from '../../../src/pages/staff/training/coverage/export.astro';
import Coverage from '../../../src/pages/staff/training/coverage/index.astro';
import { it } from '../../support/database.ts';
import { anAttendance, anInstitution } from '../../support/duty.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const path = '/staff/training/coverage';
const lead = {
  seen: '',
  role: 'Designated safeguarding lead',
  mailbox: 'dsl@ashmere.school.example',
  name: '',
  'named-day': '3',
  'named-month': '11',
  'named-year': '2026',
};

describe('the coverage page', () => {
  it('says what to do where there is no institution, and where none match', async ({ db }) => {
    const officer = await anOfficer(db);
    expect((await visit(Coverage, db, officer, { path })).text).toContain('An administrator imports them');
    await anInstitution(db);
    const none = await visit(Coverage, db, officer, { path: `${path}?sector=health` });
    expect(none.text).toContain('No institutions match');
  });

  it('says how old its figures are, sorts by each column and tells which', async ({ db }) => {
    const officer = await anOfficer(db);
    await anAttendance(db, await anInstitution(db));
    await anInstitution(db, { name: 'Brook Hill School' });
    await reckonCoverage(db, now);
    const first = await visit(Coverage, db, officer, { path });
    expect(first.text).toContain('as of 10am');
    expect(first.html).toMatch(
      /aria-sort="ascending"[^>]*>\s*<a href="\/staff\/training\/coverage\?order=down"/,
    );
    const staff = await visit(Coverage, db, officer, { path: `${path}?sort=staff&order=down` });
    expect(staff.html).toContain('aria-sort="descending"');
    expect(staff.text.indexOf('Ashmere Community School')).toBeLessThan(
      staff.text.indexOf('Brook Hill School'),
    );
    expect(first.text).toContain('2 of 2 have no lead named');
  });

  it('draws the share of each district in the order of the alphabet, with a table that says how many', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [luton] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'luton'));
    await anInstitution(db, { name: 'Brook Hill School', districtId: luton!.id });
    const trained = await anInstitution(db);
    await db.insert(preventLead).values({
      ...{ institutionId: trained, role: 'Headteacher', mailbox: 'head@ashmere.school.example' },
      ...{
        namedOn: ukDay(now),
        confirmedOn: ukDay(now),
        namedBy: officer.id,
        trainedElsewhereOn: ukDay(now),
      },
    });
    await anInstitution(db, { name: 'Castle School' });
    await reckonCoverage(db, now);
    const { html, text } = await visit(Coverage, db, officer, { path });
    const chart = html.slice(html.indexOf('class="bars"'));
    expect(chart.match(/Bedford|Luton/g)?.slice(0, 2)).toEqual(['Bedford', 'Luton']);
    expect(chart).toMatch(/class="bar"[^>]* width="50%"/);
    expect(text).toContain('Bedford 1 of 2 50%');
    expect(text).toContain('Luton 0 of 1 0%');
  });

  it('is not there for a clerk, and offers no export to a reader', async ({ db }) => {
    await anInstitution(db);
    expect((await visit(Coverage, db, await anOfficer(db, 'gateway_clerk'), { path })).status).toBe(404);
    const reader = await visit(Coverage, db, await anOfficer(db, 'npt_reader'), { path });
    expect(reader.text).toContain('Ashmere Community School');
    expect(reader.text).not.toContain('Export this list');
  });
});

describe('the duty of an institution', () => {
  it('is recorded lead by lead and check by check, and shows at once', async ({ db }) => {
    const [officer, institution] = [await anOfficer(db), await anInstitution(db)];
    const params = { institution };
    expect((await visit(Duty, db, officer, { params })).text).toContain('Nobody is named yet');
    const named = await visit(Lead, db, officer, { params, form: lead });
    expect([named.status, named.location]).toEqual([303, `${path}/${institution}?done=lead`]);
    const route = { answer: 'none', 'checked-day': '20', 'checked-month': '11', 'checked-year': '2026' };
    expect((await visit(Route, db, officer, { params, form: route })).status).toBe(303);
    const [{ id } = { id: '' }] = await db.select().from(preventLead);
    const elsewhere = { 'elsewhere-day': '1', 'elsewhere-month': '2', 'elsewhere-year': '2024' };
    await visit(Duty, db, officer, { params, form: { do: 'elsewhere', seen: id, ...elsewhere } });
    const { text } = await visit(Duty, db, officer, { params });
    for (const words of ['Overdue by', 'trained elsewhere', 'No route', '1 day ago', 'Deletes on'])
      expect(text).toContain(words);
    expect((await visit(Coverage, db, officer, { path })).text).toContain('Overdue by');
  });

  it('says every mistake at once and keeps what was typed', async ({ db }) => {
    const [officer, institution] = [await anOfficer(db), await anInstitution(db)];
    const odd = { ...lead, role: '', mailbox: 'dsl at school', 'named-year': '2027', name: 'Amara Nwosu' };
    const answer = await visit(Lead, db, officer, { params: { institution }, form: odd });
    expect(answer.status).toBe(422);
    for (const words of ['Enter what they do there', 'Enter the work mailbox', 'today or a day before'])
      expect(answer.text).toContain(words);
    expect(answer.html).toContain('value="Amara Nwosu"');
    const route = { answer: '', 'checked-day': '31', 'checked-month': '2', 'checked-year': '2026' };
    const check = await visit(Route, db, officer, { params: { institution }, form: route });
    expect(check.text).toContain('Choose what you found');
    expect(check.text).toContain('Enter the day you looked at it');
    expect(await db.$count(referralRouteCheck)).toBe(0);
  });

  it('tells whoever comes later that a lead was named meanwhile', async ({ db }) => {
    const [officer, institution] = [await anOfficer(db), await anInstitution(db)];
    const params = { institution };
    await visit(Lead, db, officer, { params, form: lead });
    const late = await visit(Lead, db, officer, { params, form: { ...lead, mailbox: 'late@x.example' } });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody else recorded a lead');
    expect(late.text).toContain('dsl@ashmere.school.example');
  });

  it('leads from a merged record to the one it belongs to', async ({ db }) => {
    const [officer, institution] = [await anOfficer(db), await anInstitution(db)];
    const gone = await anInstitution(db, { mergedIntoId: institution, mergedAt: now });
    const answer = await visit(Duty, db, officer, { params: { institution: gone } });
    expect([answer.status, answer.location]).toEqual([303, `${path}/${institution}`]);
  });

  it('can be read and not changed by a neighbourhood reader, who sees no names', async ({ db }) => {
    const [officer, institution] = [await anOfficer(db), await anInstitution(db)];
    await anAttendance(db, institution, { personName: 'Nadia Holt' });
    await visit(Lead, db, officer, { params: { institution }, form: lead });
    const reader = await anOfficer(db, 'npt_reader');
    const { text } = await visit(Duty, db, reader, { params: { institution } });
    expect(text).toContain('dsl@ashmere.school.example');
    expect(text).not.toContain('Nadia Holt');
    expect(text).not.toContain('End this lead');
    const form = { do: 'end', seen: '' };
    expect((await visit(Duty, db, reader, { params: { institution }, form })).status).toBe(404);
  });
});

describe('the export of coverage', () => {
  it('asks for a proof first', async ({ db }) => {
    const { status, location } = await visit(Export, db, await anOfficer(db), { path: `${path}/export` });
    expect(status).toBe(303);
    expect(location).toContain('/sign-in/again?next=');
  });

  it('writes mailboxes and no names, and goes to the access log with its reason', async ({ db }) => {
    const [officer, institution] = [
      await anOfficer(db),
      await anInstitution(db, { name: '=Oak "Hill", School' }),
    ];
    await visit(Lead, db, officer, { params: { institution }, form: { ...lead, name: 'Amara Nwosu' } });
    const areas = (await db.select({ id: area.id }).from(area)).map(({ id }) => id);
    const filter = { sort: 'institution', isDescending: false } as const;
    const given = { reason: 'To ask leads', recipient: 'The team' };
    const csv = await exportCoverage(db, officer, { areas, filter }, given, now);
    expect(csv.split('\r\n')[1]).toContain(
      `"'=Oak ""Hill"", School",Secondary school,Education,Bedford,2026-11-03`,
    );
    expect(csv).toContain('dsl@ashmere.school.example');
    expect(csv).not.toContain('Amara');
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.operation, 'disclose'));
    expect(entry).toMatchObject({ reason: 'To ask leads', recipient: 'The team', records: 1 });
  });
});
