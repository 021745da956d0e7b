import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { engagement } from '#db/schema/engagements.ts';
import { institutionAlias, institutionOwner } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { filterQuery, institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import { countInstitutions, institutionPageSize, listInstitutions } from '#lib/institutions/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

const today = ukDay(now);
const districtOf = async (db: Db, slug: string) =>
  (await db.select().from(area).where(eq(area.slug, slug)))[0]!.id;

/** The names that an officer's list shows for the query of an address. */
async function names(db: Db, officer: Officer, query: string): Promise<string[]> {
  const asked = new URLSearchParams(query);
  const areas = await areasFor(db, officer, 'seeInstitutions');
  const { rows } = await listInstitutions(
    db,
    areas,
    institutionFilters(asked),
    institutionOrder(asked),
    today,
  );
  return rows.map(({ name }) => name);
}

const aVisit = (db: Db, officer: Officer, id: InstitutionId, at: string, isTwoWay = true) =>
  districtOf(db, 'bedford').then((areaId) =>
    db.insert(engagement).values({
      formToken: crypto.randomUUID(),
      typeCode: 'type_visit',
      purposeCode: 'purpose_giving_reassurance',
      happenedAt: Temporal.Instant.from(at),
      institutionId: id,
      areaId,
      isTwoWay,
      saidPrevent: true,
      summary: 'Talked about the referral route.',
      officerId: officer.id,
      recordedAt: now,
    }),
  );

describe('the list of institutions', () => {
  it('shows an officer what lies in their areas or in none, and nothing else', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await anInstitution(db, { name: 'Harpur School', districtId: await districtOf(db, 'bedford') });
    await anInstitution(db, { name: 'Colne School', districtId: await districtOf(db, 'colchester') });
    await anInstitution(db, { name: 'Anywhere Trust' });
    expect(await names(db, officer, '')).toEqual(['Anywhere Trust', 'Harpur School']);
    expect(await names(db, officer, 'area=bedford')).toEqual(['Harpur School']);
    expect(await names(db, officer, 'area=colchester')).toEqual([]);
    expect(await names(db, officer, 'area=bedfordshire-force')).toEqual(['Harpur School']);
  });

  it('finds words of a name without accents or order, and other names too', async ({ db }) => {
    const officer = await anOfficer(db);
    const made = await anInstitution(db, { name: 'Académie of Ashmere' });
    await db
      .insert(institutionAlias)
      .values({ institutionId: made.id, name: 'Jamia Noor 100%', addedAt: now });
    expect(await names(db, officer, 'words=ashmere+academie')).toEqual(['Académie of Ashmere']);
    expect(await names(db, officer, 'words=100%25')).toEqual(['Académie of Ashmere']);
    expect(await names(db, officer, 'words=_shmere')).toEqual([]);
  });

  it('narrows by owner, by owners that are missing, by tier, strength and contact state', async ({ db }) => {
    const officer = await anOfficer(db);
    const owned = await anInstitution(db, { name: 'Owned School', tier: 'A', strength: 4 });
    await anInstitution(db, { name: 'Lone School', contactState: 'declined' });
    const lasting = { contactState: 'paused', pausedUntil: today.add({ days: 1 }) } as const;
    await anInstitution(db, { name: 'Paused School', ...lasting });
    await anInstitution(db, { name: 'Rested School', contactState: 'paused', pausedUntil: today });
    const named = { institutionId: owned.id, officerId: officer.id, namedAt: now, namedBy: officer.id };
    await db.insert(institutionOwner).values({ ...named, part: 'owner' });
    expect(await names(db, officer, `owner=${officer.id}`)).toEqual(['Owned School']);
    expect(await names(db, officer, 'owner=none')).toEqual(['Lone School', 'Paused School', 'Rested School']);
    expect(await names(db, officer, 'tier=A&strength=4')).toEqual(['Owned School']);
    expect(await names(db, officer, 'contact=declined')).toEqual(['Lone School']);
    expect(await names(db, officer, 'contact=paused')).toEqual(['Paused School']);
    expect(await names(db, officer, 'contact=open')).toEqual(['Owned School', 'Rested School']);
    expect(await names(db, officer, 'sector=health')).toEqual([]);
  });

  it('keeps what closed and what was merged out of sight, unless the closed ones are asked for', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const open = await anInstitution(db, { name: 'Open School', closedOn: today.add({ days: 3 }) });
    await anInstitution(db, { name: 'Closed School', closedOn: today });
    await anInstitution(db, { name: 'Old Record', mergedIntoId: open.id, mergedAt: now });
    expect(await names(db, officer, '')).toEqual(['Open School']);
    expect(await names(db, officer, 'closed=yes')).toEqual(['Closed School']);
  });

  it('counts a contact only when both sides spoke, and forgets one that was taken back', async ({ db }) => {
    const officer = await anOfficer(db);
    const late = await anInstitution(db, { name: 'Late School', tier: 'A' });
    const never = await anInstitution(db, { name: 'Never School', tier: 'A' });
    const fresh = await anInstitution(db, { name: 'Fresh School', tier: 'A' });
    await aVisit(db, officer, late.id, '2026-08-20T10:00:00Z');
    await aVisit(db, officer, late.id, '2026-11-01T10:00:00Z', false);
    await aVisit(db, officer, fresh.id, '2026-08-21T10:00:00Z');
    expect(await names(db, officer, 'sort=contact')).toEqual(['Never School', 'Late School', 'Fresh School']);
    expect(await names(db, officer, 'touch=overdue')).toEqual(['Late School']);
    expect(await names(db, officer, 'touch=none_yet')).toEqual(['Never School']);
    await db
      .update(engagement)
      .set({ institutionId: never.id })
      .where(eq(engagement.institutionId, fresh.id));
    expect(await names(db, officer, 'sort=contact&order=down')).toEqual([
      ...['Never School', 'Late School', 'Fresh School'],
    ]);
    await db.delete(engagement).where(eq(engagement.institutionId, late.id));
    expect(await names(db, officer, 'touch=none_yet')).toEqual(['Fresh School', 'Late School']);
  });

  it('is paged without losing or repeating a line, in every order', async ({ db }) => {
    const officer = await anOfficer(db);
    const count = institutionPageSize + 7;
    await db.insert(institution).values(
      Array.from({ length: count }, (_, n) => ({
        name: `School ${String(n % 9)}`,
        typeCode: 'secondary_school',
        tier: (['A', 'B', 'C', 'D'] as const)[n % 4]!,
      })),
    );
    const areas = await areasFor(db, officer, 'seeInstitutions');
    expect(await countInstitutions(db, areas, {}, today)).toBe(count);
    for (const sort of ['name', 'contact', 'tier'] as const)
      for (const isDescending of [false, true]) {
        const order = { sort, isDescending };
        const first = await listInstitutions(db, areas, {}, { ...order, after: null }, today);
        const after = first.rows.at(-1)!.id;
        const second = await listInstitutions(db, areas, {}, { ...order, after }, today);
        expect([first.hasMore, second.hasMore]).toEqual([true, false]);
        expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(count);
      }
  });
});

it('an address asks for the same after its filter was written down and read again', () => {
  const word = fc.string({ maxLength: 12 });
  const asked = fc.dictionary(
    fc.constantFrom('words', 'area', 'owner', 'tier', 'strength', 'contact', 'touch', 'corner', 'closed'),
    fc.oneof(word, fc.constantFrom('A', '3', 'none', 'declined', 'overdue', 'work_closely', 'yes')),
  );
  fc.assert(
    fc.property(asked, (query) => {
      const filter = institutionFilters(new URLSearchParams(query));
      const again = Object.entries(filterQuery(filter)).filter(([, value]) => value !== undefined);
      expect(institutionFilters(new URLSearchParams(again as [string, string][]))).toEqual(filter);
    }),
  );
});
