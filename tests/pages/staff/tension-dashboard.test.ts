import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { auditLog } from '#db/schema/audit.ts';
import Area from '../../../src/pages/staff/tension/areas/[slug].astro';
import Board from '../../../src/pages/staff/tension/index.astro';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { aLevel, twoOfThem } from '../../support/level-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const tilesIn = (html: string) => [...html.matchAll(/<a [^>]*class="tile[^"]*"/g)].length;
const day = (days: number) => now.subtract({ hours: 24 * days });

describe('the dashboard of tension', () => {
  it('shows a tile for each district of its reader, and none of another force', async ({ db }) => {
    const people = await twoOfThem(db);
    await aLevel(db, people, { areaId: await theArea(db, 'luton'), level: 4 });
    await aLevel(db, people, { areaId: await theArea(db, 'colchester'), level: 5 });
    const officer = await anOfficer(db, 'npt_reader');
    const { html, text } = await visit(Board, db, officer, { path: '/staff/tension' });
    expect(tilesIn(html)).toBe(3);
    expect(text).toContain('Tension in 3 districts');
    expect(html).not.toContain('colchester');
    expect(text).toMatch(/1 district: High/);
    expect(text).toMatch(/0 districts: Very high/);
    expect(text).toMatch(/2 districts: No information/);
  });

  it('shows whoever reads levels alone no word of an assessment', async ({ db }) => {
    const people = await twoOfThem(db);
    const areaId = await theArea(db, 'luton');
    const given = { issue: 'The secret issue', rationale: 'The secret reason', facts: 'The secret fact' };
    await aLevel(db, people, { areaId, level: 3, ...given });
    for (const role of ['npt_reader', 'comms'] as const) {
      const reader = await anOfficer(db, role);
      const board = await visit(Board, db, reader, { path: '/staff/tension' });
      const area = await visit(Area, db, reader, { params: { slug: 'luton' } });
      expect([role, board.html.includes('secret'), area.html.includes('secret')]).toEqual([
        role,
        false,
        false,
      ]);
      expect(area.text).toContain('Raised');
      expect([board.text, area.text].some((text) => text.includes('Confidence'))).toBe(false);
      expect(area.text).not.toContain('Holds until');
    }
    const officer = await anOfficer(db, 'prevent_officer');
    const told = await visit(Board, db, officer, { path: '/staff/tension' });
    expect(told.text).toContain('The secret reason');
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.actorId, officer.id));
    expect(entry).toMatchObject({ operation: 'consult', entity: 'tension_assessment' });
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  it('shows what ran out as out of date with what it was, and never as its level', async ({ db }) => {
    const areaId = await theArea(db, 'bedford');
    const gone = { approvedAt: day(20), validUntil: day(6) };
    await aLevel(db, await twoOfThem(db), { areaId, level: 4, ...gone });
    const officer = await anOfficer(db, 'prevent_officer');
    const { html, text } = await visit(Board, db, officer, { path: '/staff/tension' });
    expect(text).toMatch(/Out of date\s*was 4/);
    expect(text).toContain('6 days late');
    expect(html).not.toMatch(/class="tile[^"]*level-4/);
    expect(text).toMatch(/0 districts: High/);
  });

  it('shows a week that is behind as it was known then', async ({ db }) => {
    const people = await twoOfThem(db);
    const areaId = await theArea(db, 'bedford');
    const [before, after] = [day(40), day(10)];
    const first = { level: 3 as const, approvedAt: before, endedAt: after, validUntil: day(20) };
    await aLevel(db, people, { areaId, ...first });
    await aLevel(db, people, { areaId, level: 1, approvedAt: after });
    const officer = await anOfficer(db, 'prevent_officer');
    const shown = async (path: string) => (await visit(Board, db, officer, { path })).text;
    expect(await shown('/staff/tension')).toMatch(/1 district: Normal/);
    const then = await shown('/staff/tension?week=2026-10-19');
    expect(then).toMatch(/1 district: Raised/);
    expect(then).toContain('as it was known at 9am, 19 October 2026');
    expect(then).not.toContain('Due for review');
    expect(await shown('/staff/tension?week=2026-11-09')).toMatch(/1 district: Out of date/);
  });

  it('keeps to one level when asked, in tiles, list and table', async ({ db }) => {
    const people = await twoOfThem(db);
    await aLevel(db, people, { areaId: await theArea(db, 'luton'), level: 4 });
    await aLevel(db, people, { areaId: await theArea(db, 'bedford'), level: 1 });
    const officer = await anOfficer(db, 'prevent_officer');
    const { html, text } = await visit(Board, db, officer, { path: '/staff/tension?show=4' });
    expect(text).toContain('Only High is shown');
    expect(html.match(/class="tile quiet/g)).toHaveLength(2);
    const table = html.slice(html.indexOf('<table'), html.indexOf('</table>'));
    expect([table.includes('Luton'), />\s*Bedford\s*</.test(table)]).toEqual([true, false]);
  });

  it('has no days of faith ahead', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const areaId = await theArea(db, 'bedford');
    const { notableDate } = await import('#db/schema/notable-dates.ts');
    const on = Temporal.PlainDate.from('2026-12-01');
    const date = { startsOn: on, endsOn: on, areaId, source: 'A list', checkedOn: on, addedAt: now };
    await db.insert(notableDate).values([
      { ...date, kind: 'festival', title: 'A day of faith' },
      { ...date, kind: 'anniversary', isCourtesy: true, title: 'A courtesy' },
      { ...date, kind: 'court', title: 'Inquest opens' },
    ]);
    const { text } = await visit(Board, db, officer, { path: '/staff/tension' });
    expect(text).toContain('Inquest opens');
    expect(text).not.toContain('A day of faith');
    expect(text).not.toContain('A courtesy');
  });
});

describe('the tension of an area', () => {
  it('is not there for who has no part in it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    expect((await visit(Area, db, officer, { params: { slug: 'colchester' } })).status).toBe(404);
    expect((await visit(Area, db, officer, { params: { slug: 'nowhere' } })).status).toBe(404);
  });

  it('shows what stands with reasons, the year and what it was last year', async ({ db }) => {
    const people = await twoOfThem(db);
    const areaId = await theArea(db, 'bedford');
    await aLevel(db, people, {
      areaId,
      level: 3,
      experienced: 3,
      experiencedWords: 'People avoid the square.',
    });
    const last = { approvedAt: day(370), validUntil: day(340), endedAt: day(339) };
    await aLevel(db, people, { areaId, level: 2, ...last });
    const { text } = await visit(Area, db, people.writer, { params: { slug: 'bedford' } });
    expect(text).toContain('People avoid the square.');
    expect(text).toContain(`approved by ${people.approver.name}`);
    expect(text).toContain('This week last year: 2 Slightly raised');
  });
});
