import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventTag } from '#db/schema/events.ts';
import { restriction } from '#db/schema/restrictions.ts';
import { findPublicEvent, otherDatesOf } from '#lib/calendar/listing/find.ts';
import type { PublicFilter } from '#lib/calendar/listing/filter.ts';
import { listPublicEvents } from '#lib/calendar/listing/list.ts';
import { it } from '../../support/database.ts';
import { anEvent, aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

const bedford = { latitude: 52.1356, longitude: -0.4685 };
const luton = { latitude: 51.8787, longitude: -0.42 };
const slugs = async (db: Db, filter: PublicFilter = {}) =>
  (await listPublicEvents(db, filter, {}, now)).rows.map(({ slug }) => slug);

describe('what everybody may find', () => {
  it('is what is public and published, soonest first', async ({ db }) => {
    const later = await aPublishedEvent(db, { startsAt: now.add({ hours: 48 }) });
    const sooner = await aPublishedEvent(db, { startsAt: now.add({ hours: 24 }) });
    await anEvent(db);
    expect(await slugs(db)).toEqual([sooner.slug, later.slug]);
  });

  it.for(['partners', 'staff', 'named_group'] as const)(
    'is never an event for %s, in the list or by its address',
    async (visibility, { db }) => {
      const kept = await aPublishedEvent(db, { visibility });
      expect(await slugs(db)).toEqual([]);
      for (const slug of [kept.slug, kept.slug.toUpperCase(), `${kept.slug} `, kept.id])
        expect(await findPublicEvent(db, slug)).toBeNull();
    },
  );

  it('is never a restricted event, until the restriction is lifted', async ({ db }) => {
    const { id, slug, areaId } = await aPublishedEvent(db);
    const by = (await anOfficer(db)).id;
    await db.insert(restriction).values({
      ...{
        entity: 'event',
        entityId: id,
        areaId,
        reason: 'Named in court',
        restrictedAt: now,
        restrictedBy: by,
      },
    });
    expect(await slugs(db)).toEqual([]);
    expect(await findPublicEvent(db, slug)).toBeNull();
    await db.delete(restriction).where(eq(restriction.entityId, id));
    expect(await slugs(db)).toEqual([slug]);
  });

  it('leaves the list when it is over, and keeps its page', async ({ db }) => {
    const { slug } = await aPublishedEvent(db, { startsAt: now.subtract({ hours: 9 }) });
    expect(await slugs(db)).toEqual([]);
    expect((await findPublicEvent(db, slug))?.event.slug).toBe(slug);
  });

  it('says what is cancelled instead of hiding it', async ({ db }) => {
    await aPublishedEvent(db, { cancelledAt: now, cancelReason: 'The hall is closed.' });
    const [row] = (await listPublicEvents(db, {}, {}, now)).rows;
    expect(row?.isCancelled).toBe(true);
  });

  it('carries nothing that is for our own people', async ({ db }) => {
    const { slug } = await aPublishedEvent(db, { safetyNotes: 'Two officers at the door' });
    expect(JSON.stringify(await findPublicEvent(db, slug))).not.toContain('Two officers');
  });
});

describe('narrowing the list', () => {
  it('finds what lies within some miles, with how far it is', async ({ db }) => {
    const here = await aPublishedEvent(db, { ...bedford, precision: 'exact' });
    const there = await aPublishedEvent(db, {
      ...luton,
      precision: 'exact',
      startsAt: now.add({ hours: 999 }),
    });
    const near = { near: { ...bedford, miles: 10 as const } };
    expect(await slugs(db, near)).toEqual([here.slug]);
    const wide = await listPublicEvents(db, { near: { ...bedford, miles: 20 } }, {}, now);
    expect(wide.rows.map(({ slug }) => slug)).toEqual([here.slug, there.slug]);
    expect(wide.rows[1]?.miles).toBeCloseTo(17.9, 0);
  });

  it('finds what has a hearing loop, or an interpreter', async ({ db }) => {
    const looped = await aPublishedEvent(db, { hearingLoop: true });
    const signed = await aPublishedEvent(db, { startsAt: now.add({ hours: 999 }) });
    const termCode = 'access_british_sign_language_interpreter';
    await db.insert(eventTag).values({ eventId: signed.id, termCode });
    expect(await slugs(db, { access: 'hearing_loop' })).toEqual([looped.slug]);
    expect(await slugs(db, { access: termCode })).toEqual([signed.slug]);
  });

  it('finds what is in a force by one of its districts', async ({ db }) => {
    const { slug } = await aPublishedEvent(db);
    const [force] = await db.execute<{ slug: string }>(sql`select f.slug from area d
      join area f on f.id = d.parent_id where d.slug = 'bedford'`);
    expect(await slugs(db, { area: force!.slug })).toEqual([slug]);
    expect(await slugs(db, { area: 'norwich' })).toEqual([]);
  });

  it('finds nothing for a word that nobody knows', async ({ db }) => {
    await aPublishedEvent(db);
    expect(await slugs(db, { type: "type_none' or 1=1" })).toEqual([]);
  });
});

it('a long list is read in pages, forth and back', async ({ db }) => {
  for (const hours of [24, 48, 72]) await aPublishedEvent(db, { startsAt: now.add({ hours }) });
  const first = await listPublicEvents(db, {}, {}, now, 2);
  const after = first.rows[1]!.slug;
  const second = await listPublicEvents(db, {}, { after }, now, 2);
  const back = await listPublicEvents(db, {}, { before: second.rows[0]!.slug }, now, 2);
  expect([first.hasNext, second.hasNext, second.rows.length, first.count]).toEqual([true, false, 1, 3]);
  expect(back.rows).toEqual(first.rows);
});

it('an event by itself has no other dates', async ({ db }) => {
  const { slug } = await aPublishedEvent(db);
  await aPublishedEvent(db);
  expect(await otherDatesOf(db, (await findPublicEvent(db, slug))!, now)).toEqual([]);
});
