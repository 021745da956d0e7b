import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { areaFact } from '#db/schema/area-facts.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { coverageGaps } from '#lib/institutions/coverage/gaps.ts';
import { coverageHeat } from '#lib/institutions/coverage/heat.ts';
import { decideLimit, limitHistory } from '#lib/institutions/coverage/limit.ts';
import { overContacted, overContactOf } from '#lib/institutions/coverage/over-contact.ts';
import { publishedCount, publishedCounts, publishedLabel } from '#lib/institutions/coverage/published.ts';
import { coverageRows } from '#lib/institutions/coverage/rows.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { usualLimit, visitLimit } from '#lib/visits.ts';
import { purges } from '../../src/purges.ts';
import { it } from '../support/database.ts';
import { aLoggedVisit, theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

const when = { at: now, today: ukDay(now) };
const ago = (days: number) => now.subtract({ hours: 24 * days });

async function seen(db: Db, officer: Officer, slug?: string) {
  const areas = await areasFor(db, officer, 'seeInstitutions');
  return { areas, rows: await coverageRows(db, areas, { slug, isEach: false }) };
}

const aVisitTo = (
  db: Db,
  officer: Officer,
  institutionId: InstitutionId,
  days: number,
  typeCode = 'type_visit',
) => aLoggedVisit(db, officer, { institutionId, placeWords: null, typeCode, happenedAt: ago(days) });

describe('the heat table', () => {
  it('says per area and kind when we last spoke with any, and with how many we keep in touch', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const districtId = await theArea(db);
    const [one, two] = [
      await anInstitution(db, { districtId, tier: 'A' }),
      await anInstitution(db, { districtId, tier: 'A' }),
    ];
    await anInstitution(db, { districtId, contactState: 'declined' });
    await anInstitution(db, { districtId: await theArea(db, 'colchester') });
    await aVisitTo(db, officer, one.id, 20);
    await aVisitTo(db, officer, two.id, 120);
    const { areas, rows } = await seen(db, officer);
    expect(rows.kind).toBe('district');
    const cells = await coverageHeat(db, areas, { rows, by: 'type', filter: {} }, when);
    expect(cells).toEqual([
      {
        ...{ rowId: districtId, code: 'secondary_school', in_touch: 1, overdue: 1, none_yet: 0, not_now: 1 },
        lastContactAt: ago(20),
      },
    ]);
  });

  it('has forces as rows where several are seen, and keeps what lies in no one district apart', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'supervisor');
    const region = {
      ...officer,
      grants: [{ ...officer.grants[0]!, areaId: await theArea(db, 'eastern-region') }],
    };
    await anInstitution(db, { districtId: await theArea(db, 'luton') });
    await anInstitution(db, { districtId: await theArea(db, 'bedford') });
    await anInstitution(db);
    const { areas, rows } = await seen(db, region);
    expect(rows.kind).toBe('force');
    const cells = await coverageHeat(db, areas, { rows, by: 'sector', filter: {} }, when);
    const force = await theArea(db, 'bedfordshire-force');
    expect(new Map(cells.map(({ rowId, none_yet }) => [rowId, none_yet]))).toEqual(
      new Map([
        [force, 2],
        [null, 1],
      ]),
    );
    expect((await seen(db, region, 'bedfordshire-force')).rows.areas.map(({ name }) => name)).toEqual([
      'Bedford',
      'Central Bedfordshire',
      'Luton',
    ]);
  });
});

describe('what is left to do', () => {
  it('counts what is overdue by tier, and what nobody owns', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const districtId = await theArea(db);
    const late = await anInstitution(db, { districtId, tier: 'A' });
    const owned = await anInstitution(db, { districtId, tier: 'B' });
    await aVisitTo(db, officer, late.id, 150);
    await aVisitTo(db, officer, owned.id, 150);
    const named = { namedAt: now, namedBy: officer.id, part: 'owner' as const };
    await db.insert(institutionOwner).values({ ...named, institutionId: owned.id, officerId: officer.id });
    const { areas, rows } = await seen(db, officer);
    const gaps = await coverageGaps(db, areas, { rows, filter: {} }, when);
    expect(gaps.toSorted((a, b) => a.tier.localeCompare(b.tier))).toMatchObject([
      { rowId: districtId, tier: 'A', overdue: 1, in_touch: 0, ownerless: 1 },
      { rowId: districtId, tier: 'B', overdue: 0, in_touch: 1, ownerless: 0 },
    ]);
  });
});

describe('a published count', () => {
  it('stands beside what we know of the type in the area', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const areaId = await theArea(db);
    await anInstitution(db, { districtId: areaId });
    const fact = { source: 'DfE', asOf: ukDay(now), recordedAt: now, value: 'About 1,024 schools' };
    await db.insert(areaFact).values({ ...fact, areaId, label: publishedLabel('Secondary school') });
    const { rows } = await seen(db, officer);
    const found = await publishedCounts(db, rows, {});
    expect(found).toMatchObject([{ area: 'Bedford', typeCode: 'secondary_school', known: 1, source: 'DfE' }]);
    expect(found.map(({ value }) => publishedCount(value))).toEqual([1024]);
    expect(await publishedCounts(db, rows, { sector: 'health' })).toEqual([]);
  });

  it('is no count where nothing was typed in figures', () => {
    expect(publishedCount('None known')).toBeNull();
    expect(publishedCount('41 (2025: 43)')).toBe(41);
  });
});

describe('an institution that all teams like to visit', () => {
  it('is shown with who went and who goes next, once it is more than the limit', async ({ db }) => {
    const [one, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const { id, name } = await anInstitution(db, { districtId: await theArea(db) });
    for (const days of [3, 30, 80]) await aVisitTo(db, one, id, days);
    await aVisitTo(db, other, id, 10, 'type_meeting');
    await aVisitTo(db, other, id, 11, 'type_call');
    await aVisitTo(db, other, id, 100);
    const areas = await areasFor(db, one, 'seeEngagements');
    expect(await overContactOf(db, { id, limit: 4 }, now)).toBeNull();
    expect((await overContacted(db, areas, { filter: {}, limit: 4 }, when)).rows).toEqual([]);
    const startsAt = now.add({ hours: 48 });
    await db.insert(plannedContact).values({
      ...{ institutionId: id, officerId: other.id, typeCode: 'type_visit', startsAt },
      purposeCode: 'purpose_building_a_relationship',
      ...{ endsAt: startsAt.add({ hours: 1 }), plannedAt: now, plannedBy: other.id },
    });
    expect((await overContacted(db, areas, { filter: {}, limit: 3 }, when)).rows).toMatchObject([
      {
        ...{ name, visits: 4, next: { officer: other.name, type: 'Visit', startsAt } },
        visitors: [
          { name: one.name, visits: 3, lastAt: ago(3) },
          { name: other.name, visits: 1, lastAt: ago(10) },
        ],
      },
    ]);
    expect(await overContactOf(db, { id, limit: 3 }, now)).toMatchObject({ visits: 4 });
  });

  it('is nobody else’s to see', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await anInstitution(db, { districtId: await theArea(db, 'colchester') });
    for (const days of [3, 4]) await aVisitTo(db, officer, id, days);
    const areas = await areasFor(db, officer, 'seeEngagements');
    expect((await overContacted(db, areas, { filter: {}, limit: 1 }, when)).rows).toEqual([]);
  });
});

describe('how many visits are in order', () => {
  it('is kept with who decided it when, and forgets them six years after', async ({ db }) => {
    const administrator = await anOfficer(db, 'administrator');
    expect(await visitLimit(db)).toBe(usualLimit);
    expect(await decideLimit(db, administrator, usualLimit, now)).toMatchObject({
      reason: 'nothing changed',
    });
    expect(await decideLimit(db, administrator, 7, now)).toMatchObject({ ok: true });
    expect(await limitHistory(db)).toMatchObject([
      { visits: 7, decidedBy: administrator.name, decidedAt: now },
    ]);
    await runPurges(db, purges, now.add({ hours: 24 * 366 * 6 }));
    expect(await limitHistory(db)).toMatchObject([{ visits: 7, decidedBy: null }]);
    expect(await visitLimit(db)).toBe(7);
  });
});
