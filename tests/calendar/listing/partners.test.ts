import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventsByDistrict } from '#lib/calendar/listing/by-district.ts';
import { findPartnerEvent } from '#lib/calendar/listing/find.ts';
import { listPartnerEvents, type PartnerList } from '#lib/calendar/listing/for-partner.ts';
import { it } from '../../support/database.ts';
import { anEvent, aPublishedEvent } from '../../support/event-makers.ts';
import { now } from '../../support/makers.ts';
import { aMembership, anInstitution, aPartner } from '../../support/partner-makers.ts';

const areaOf = async (db: Db, slug: string) =>
  (await db.select({ id: area.id }).from(area).where(eq(area.slug, slug)))[0]!.id;

async function aMember(db: Db) {
  const school = await anInstitution(db, { districtId: await areaOf(db, 'bedford') });
  return { school, partner: (await aMembership(db, school)).partner };
}

describe('what a partner finds', () => {
  it('is what is for everybody and for partners in the area of their organisation', async ({ db }) => {
    const { partner, school } = await aMember(db);
    const near = await aPublishedEvent(db, { visibility: 'partners', areaId: await areaOf(db, 'luton') });
    await aPublishedEvent(db, { visibility: 'partners', areaId: await areaOf(db, 'braintree') });
    const open = await aPublishedEvent(db, { startsAt: now.add({ hours: 24 }) });
    const far = await areaOf(db, 'braintree');
    const own = await aPublishedEvent(db, {
      organiserId: school.id,
      areaId: far,
      startsAt: now.add({ hours: 900 }),
    });
    for (const visibility of ['staff', 'named_group'] as const) await aPublishedEvent(db, { visibility });
    await anEvent(db, { organiserId: school.id });
    const found = async (list: PartnerList) =>
      (await listPartnerEvents(db, { partner: partner.id, list, cursor: {} }, now)).rows.map(
        ({ slug }) => slug,
      );
    expect(await found('areas')).toEqual([open.slug, near.slug, own.slug]);
    expect(await found('own')).toEqual([own.slug]);
  });

  it('is nothing for somebody whom no organisation has let in', async ({ db }) => {
    await aPublishedEvent(db);
    const asks = await aMembership(db, await anInstitution(db, { districtId: await areaOf(db, 'bedford') }), {
      grantedAt: null,
    });
    for (const { id } of [asks.partner, await aPartner(db)])
      expect((await listPartnerEvents(db, { partner: id, list: 'areas', cursor: {} }, now)).rows).toEqual([]);
  });

  it('has a page where it is for partners, and none where it is for our own people', async ({ db }) => {
    const forThem = await aPublishedEvent(db, { visibility: 'partners' });
    const staff = await aPublishedEvent(db, { visibility: 'staff' });
    const draft = await anEvent(db, { visibility: 'partners' });
    expect((await findPartnerEvent(db, forThem.slug))!.event.title).toBe(forThem.title);
    expect(await findPartnerEvent(db, staff.slug)).toBeNull();
    expect(await findPartnerEvent(db, draft.slug)).toBeNull();
  });
});

describe('the events of the map', () => {
  it('are counted by district, as the list of that district shows them', async ({ db }) => {
    await aPublishedEvent(db);
    const first = await aPublishedEvent(db, { startsAt: now.add({ hours: 30 }) });
    await aPublishedEvent(db, { areaId: await areaOf(db, 'luton'), typeCode: 'type_surgery' });
    await aPublishedEvent(db, { visibility: 'partners' });
    await anEvent(db);
    const all = await eventsByDistrict(db, {}, now);
    expect(all.map(({ slug, count }) => [slug, count])).toEqual([
      ['bedford', 2],
      ['luton', 1],
    ]);
    expect(all[0]!.nextAt.equals(first.startsAt)).toBe(true);
    expect(all[0]!.force).toBe('Bedfordshire');
    const some = await eventsByDistrict(db, { type: 'type_surgery' }, now);
    expect(some.map(({ slug }) => slug)).toEqual(['luton']);
  });

  it('that are for a whole force are counted for it', async ({ db }) => {
    await aPublishedEvent(db, { areaId: await areaOf(db, 'bedfordshire-force') });
    expect(await eventsByDistrict(db, {}, now)).toMatchObject([
      { slug: 'bedfordshire-force', force: null, count: 1 },
    ]);
  });
});
