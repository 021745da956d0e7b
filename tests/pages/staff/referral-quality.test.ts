import { describe, expect } from 'vitest';
import { referralQuality } from '#db/schema/referral-quality.ts';
import Charts from '../../../src/pages/staff/reports/referral-quality/index.astro';
import Enter from '../../../src/pages/staff/reports/referral-quality/new.astro';
import Reports from '../../../src/pages/staff/reports/index.astro';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { visit } from './visit.ts';

const path = '/staff/reports/referral-quality/new?quarter=2026-07-01&district=luton';
const row = (sector: string, counts: readonly [string, string, string, string]) => ({
  [`received-${sector}`]: counts[0],
  [`complete-${sector}`]: counts[1],
  [`progressed-${sector}`]: counts[2],
  [`signposted-${sector}`]: counts[3],
});
const education = row('education', ['40', '30', '12', '11']);

describe('entering the counts of a quarter', () => {
  it('takes noughts, leaves blanks alone, and shows the counts again', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    const form = { ...education, ...row('health', ['0', '0', '0', '0']) };
    const answer = await visit(Enter, db, clerk, { path, form });
    expect([answer.status, answer.location]).toEqual([303, `${path}&done=2`]);
    const rows = await db.select().from(referralQuality);
    expect(rows.map(({ sectorCode, received }) => [sectorCode, received]).sort()).toEqual([
      ['education', 40],
      ['health', 0],
    ]);
    const shown = await visit(Enter, db, clerk, { path });
    expect(shown.html).toMatch(/name="received-education"[^>]*value="40"/);
    expect(shown.text).toContain('Dana Whitlock');
    expect(shown.text).toContain('Why we hold this');
  });

  it('says what does not fit, sector by sector, and keeps everything', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    const form = {
      ...row('education', ['10', '11', '0', '0']),
      ...row('health', ['10', '', '8', 'x']),
      ...row('justice', ['10', '10', '8', '3']),
    };
    const { status, text, html } = await visit(Enter, db, clerk, { path, form });
    expect(status).toBe(422);
    expect(text).toContain('Education: enter no more complete referrals than were received');
    expect(text).toContain('Health: enter 0 if there were none');
    expect(text).toContain('Health: enter a whole number');
    expect(text).toContain('Justice: enter progressed and signposted');
    expect(html).toContain('value="x"');
    expect(await db.$count(referralQuality)).toBe(0);
  });

  it('refuses to blank what was entered', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    await visit(Enter, db, clerk, { path, form: education });
    const [{ id } = { id: '' }] = await db.select().from(referralQuality);
    const blank = { ...row('education', ['', '', '', '']), 'seen-education': id };
    expect((await visit(Enter, db, clerk, { path, form: blank })).text).toContain(
      'enter 0 if there were none',
    );
  });

  it('tells the later of two clerks what the first entered', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    await visit(Enter, db, clerk, { path, form: education });
    const late = await visit(Enter, db, clerk, { path, form: row('education', ['41', '30', '12', '11']) });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody else entered counts');
    expect(late.text).toContain('Dana Whitlock');
  });

  it('lets the later send theirs again, and takes over what only the first changed', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    await visit(Enter, db, clerk, { path, form: { ...education, ...row('health', ['20', '15', '4', '3']) } });
    const typed = {
      ...row('education', ['41', '30', '12', '11']),
      ...row('justice', ['30', '20', '5', '5']),
    };
    const late = await visit(Enter, db, clerk, { path, form: typed });
    expect(late.text).toContain('Somebody else entered counts of Education since you opened this page');
    const values = [...late.html.matchAll(/<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"/g)];
    const form = Object.fromEntries(values.map(([, name, value]) => [name!, value!]));
    expect(form).toMatchObject({ ...typed, 'received-health': '20' });
    expect((await visit(Enter, db, clerk, { path, form })).location).toBe(`${path}&done=2`);
    const shown = await visit(Enter, db, clerk, { path });
    for (const [name, value] of Object.entries({ ...typed, ...row('health', ['20', '15', '4', '3']) }))
      expect(shown.html).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
  });

  it('is for the clerk alone', async ({ db }) => {
    expect((await visit(Enter, db, await anOfficer(db), { path })).status).toBe(404);
    const reports = await visit(Reports, db, await anOfficer(db));
    expect(reports.text).not.toContain('Enter referral quality');
  });
});

describe('the charts', () => {
  it('say that they show no cause and no target, also before anything is entered', async ({ db }) => {
    const { text } = await visit(Charts, db, await anOfficer(db, 'analyst'));
    expect(text).toContain('Association, not cause. Neither is a target.');
    expect(text).toContain('No counts are entered yet');
  });

  it('show no count under ten, nor one that would give it away', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    const form = {
      ...education,
      ...row('health', ['7', '6', '2', '3']),
      ...row('police', ['25', '20', '11', '10']),
    };
    await visit(Enter, db, clerk, { path, form });
    const { text, html } = await visit(Charts, db, await anOfficer(db));
    expect(text).toContain('Fewer than 10');
    expect(text).toContain('Not shown');
    const cells = [
      ...html.matchAll(/data-label="(?:Received|Complete|Progressed|Signposted)"[^>]*>\s*([^<]*?)\s*</g),
    ];
    expect(cells.length).toBeGreaterThan(4);
    expect(cells.filter(([, cell]) => /^\d$/.test(cell ?? ''))).toEqual([]);
  });

  it('put districts in the order of the alphabet, whatever their figures', async ({ db }) => {
    const clerk = await anOfficer(db, 'gateway_clerk');
    for (const [district, most] of [
      ['luton', '90'],
      ['bedford', '20'],
      ['central-bedfordshire', '50'],
    ]) {
      const there = path.replace('luton', district!);
      await visit(Enter, db, clerk, { path: there, form: row('education', [most!, '15', '10', '10']) });
    }
    const { html } = await visit(Charts, db, clerk, { path: '/staff/reports/referral-quality?by=district' });
    const at = ['Bedford', 'Central Bedfordshire', 'Luton'].map((name) =>
      html.search(new RegExp(`>${name}</h[23]>`)),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });
});
