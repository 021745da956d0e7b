import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { checkRoute } from '#lib/institutions/duty/check-route.ts';
import { type CoverageFilter, gaps, sortKeys } from '#lib/institutions/duty/filter.ts';
import { coveragePageSize, listCoverage } from '#lib/institutions/duty/list.ts';
import { nameLead } from '#lib/institutions/duty/name-lead.ts';
import { reckonCoverage } from '#lib/institutions/duty/reckon.ts';
import { countMatching, coverageCells, sharesOf } from '#lib/institutions/duty/summary.ts';
import { it } from '../../support/database.ts';
import { anAttendance, anInstitution, today } from '../../support/duty.ts';
import { anOfficer, now } from '../../support/makers.ts';

const byName: CoverageFilter = { sort: 'institution', isDescending: false };
const everywhere = async (db: Db): Promise<AreaId[]> =>
  (await db.select({ id: area.id }).from(area)).map(({ id }) => id);
const districtId = async (db: Db, slug: string) =>
  (await db.select({ id: area.id }).from(area).where(eq(area.slug, slug)))[0]!.id;

/** A school that has everything, and one that has nothing. */
async function two(db: Db): Promise<{ full: InstitutionId; bare: InstitutionId }> {
  const [full, bare] = [await anInstitution(db), await anInstitution(db, { name: 'Brook Hill School' })];
  const officer = await anOfficer(db);
  const mailbox = 'dsl@ashmere.school.example';
  const lead = { role: 'Lead', mailbox, name: null, namedOn: today, trainedElsewhereOn: null };
  await anAttendance(db, full);
  await nameLead(db, officer, { institutionId: full, leadId: null }, lead, now);
  await checkRoute(db, officer, full, { answer: 'confirmed', checkedOn: today }, now);
  await reckonCoverage(db, now);
  return { full, bare };
}

describe('the coverage table', () => {
  it('finds what is missing, each by itself', async ({ db }) => {
    const { full, bare } = await two(db);
    const areas = await everywhere(db);
    for (const missing of gaps) {
      const { rows } = await listCoverage(db, areas, { ...byName, missing }, today);
      expect(
        rows.map(({ id }) => id),
        missing,
      ).toEqual([bare]);
    }
    const later = today.add({ months: 25 });
    const outOfDate = await listCoverage(db, areas, { ...byName, missing: 'training' }, later);
    expect(outOfDate.rows.map(({ id }) => id)).toEqual([full, bare]);
  });

  it('pages through everything once, whatever it is sorted by and whichever way', async ({ db }) => {
    const { full } = await two(db);
    const many = Array.from({ length: coveragePageSize + 20 }, (_, n) => `School ${n % 50}`);
    for (const name of many) await anInstitution(db, { name });
    await reckonCoverage(db, now);
    const areas = await everywhere(db);
    for (const sort of sortKeys)
      for (const isDescending of [false, true]) {
        const filter = { sort, isDescending };
        const first = await listCoverage(db, areas, filter, today);
        expect([first.rows.length, first.hasMore]).toEqual([coveragePageSize, true]);
        const after = first.rows.at(-1)!.id;
        const second = await listCoverage(db, areas, { ...filter, after }, today);
        const ids = [...first.rows, ...second.rows].map(({ id }) => id);
        expect(new Set(ids).size).toBe(many.length + 2);
        const byWhatItHas = ['lead', 'trained', 'staff', 'contact', 'route'].includes(sort);
        if (byWhatItHas) expect(ids.at(isDescending ? 0 : -1)).toBe(full);
      }
  });

  it('shows only what lies in the areas of its reader, or in none', async ({ db }) => {
    const bedford = await districtId(db, 'bedford');
    await anInstitution(db, { name: 'A', districtId: await districtId(db, 'luton') });
    await anInstitution(db, { name: 'B', districtId: null });
    await anInstitution(db, { name: 'C' });
    const { rows } = await listCoverage(db, [bedford], byName, today);
    expect(rows.map(({ name }) => name)).toEqual(['B', 'C']);
    expect((await listCoverage(db, [], byName, today)).rows.map(({ name }) => name)).toEqual(['B']);
  });

  it('is narrowed by district, by force and by sector', async ({ db }) => {
    await anInstitution(db, { name: 'A', districtId: await districtId(db, 'norwich') });
    await anInstitution(db, { name: 'B', typeCode: 'gp' });
    await anInstitution(db, { name: 'C' });
    const areas = await everywhere(db);
    const names = async (given: Partial<CoverageFilter>) =>
      (await listCoverage(db, areas, { ...byName, ...given }, today)).rows.map(({ name }) => name);
    expect(await names({ area: 'norwich' })).toEqual(['A']);
    expect(await names({ area: 'bedfordshire-force' })).toEqual(['B', 'C']);
    expect(await names({ sector: 'health' })).toEqual(['B']);
  });

  it('puts an institution under its district of today when councils were reorganised', async ({ db }) => {
    const [old] = await db.select().from(area).where(eq(area.slug, 'bedford'));
    await db
      .update(area)
      .set({ validTo: Temporal.PlainDate.from('2026-04-01') })
      .where(eq(area.id, old!.id));
    const validFrom = Temporal.PlainDate.from('2026-04-01');
    const { id: _, ...same } = old!;
    await db.insert(area).values({ ...same, name: 'Greater Bedford', slug: 'greater-bedford', validFrom });
    await anInstitution(db);
    const { rows } = await listCoverage(db, [old!.id], { ...byName, area: 'greater-bedford' }, today);
    expect(rows).toMatchObject([{ district: 'Greater Bedford', districtEndedOn: null }]);
    const [cell] = await coverageCells(db, [old!.id], today);
    expect(cell).toMatchObject({ district: 'Greater Bedford', institutions: 1 });
  });

  it('keeps an abolished district by its name and says that it ended', async ({ db }) => {
    const ended = Temporal.PlainDate.from('2026-04-01');
    await db.update(area).set({ validTo: ended }).where(eq(area.slug, 'bedford'));
    await anInstitution(db);
    const { rows } = await listCoverage(db, await everywhere(db), byName, today);
    expect(rows).toMatchObject([{ district: 'Bedford', districtEndedOn: ended }]);
  });
});

describe('the summary', () => {
  it('adds up by district and sector to what the table lists', async ({ db }) => {
    await two(db);
    await anInstitution(db, { typeCode: 'gp', districtId: await districtId(db, 'luton') });
    const cells = await coverageCells(db, await everywhere(db), today);
    expect(cells.map(({ district, sector, institutions }) => [district, sector, institutions])).toEqual([
      ['Bedford', 'education', 2],
      ['Luton', 'health', 1],
    ]);
    expect(sharesOf(cells)).toEqual({ institutions: 3, lead: 1, training: 1, route: 1, contact: 1 });
  });

  it('counts what the table lists, however that is narrowed', async ({ db }) => {
    await two(db);
    await anInstitution(db, { typeCode: 'gp', districtId: await districtId(db, 'luton') });
    await anInstitution(db, { districtId: null });
    const areas = await everywhere(db);
    const cells = await coverageCells(db, areas, today);
    for (const area of [undefined, 'luton', 'bedfordshire-force', 'nowhere'])
      for (const sector of [undefined, 'education', 'health'])
        for (const missing of [undefined, ...gaps]) {
          const { rows } = await listCoverage(db, areas, { ...byName, area, sector, missing }, today);
          expect([area, sector, missing, countMatching(cells, { area, sector, missing })]).toEqual([
            ...[area, sector, missing, rows.length],
          ]);
        }
  });
});
