import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Connection } from '#db/client.ts';
import { eventChange, eventDebrief } from '#db/schema/event-history.ts';
import { eventSeries, eventSeriesGap } from '#db/schema/event-series.ts';
import { event, eventHost, eventTag } from '#db/schema/events.ts';
import { restriction } from '#db/schema/restrictions.ts';
import { seedDemonstration } from '#db/seeds/demo.ts';
import { it as plain } from '../support/database.ts';
import { now, secret } from '../support/makers.ts';

const it = plain.extend<{ world: Connection }>({
  world: [
    async ({ fileDatabase }, use) => {
      await seedDemonstration(fileDatabase.sql, now, secret);
      await use(fileDatabase);
    },
    { scope: 'file' },
  ],
});

describe('the calendar of the demonstration', () => {
  it('has events behind it and ahead, in every state', async ({ world: { db } }) => {
    expect(await db.$count(event, lt(event.endsAt, now))).toBeGreaterThan(30);
    expect(await db.$count(event, gt(event.startsAt, now))).toBeGreaterThan(40);
    const open = and(isNull(event.cancelledAt), gt(event.startsAt, now));
    for (const state of [
      and(open, isNull(event.askedAt), isNull(event.approvedAt)),
      and(open, isNotNull(event.askedAt), isNull(event.approvedAt)),
      and(open, isNotNull(event.approvedAt), isNull(event.publishedAt)),
      and(open, isNotNull(event.publishedAt), isNull(event.postponedAt)),
      and(open, isNotNull(event.postponedAt)),
      and(gt(event.startsAt, now), isNotNull(event.cancelledAt)),
      isNotNull(event.sentBackWords),
    ])
      expect(await db.$count(event, state)).toBeGreaterThan(0);
  });

  it('has events of most types, hosted by police and by others', async ({ world: { db } }) => {
    const types = await db.selectDistinct({ code: event.typeCode }).from(event);
    expect(types.length).toBeGreaterThan(13);
    const hosted = await db
      .select({ by: event.hostedByPolice, n: sql`count(*)::int` })
      .from(event)
      .groupBy(event.hostedByPolice);
    expect(hosted).toHaveLength(2);
    expect(await db.$count(eventHost)).toBeGreaterThan(3);
    expect(await db.$count(eventTag)).toBeGreaterThan(40);
  });

  it('has three series, with a date that was moved, one left out, and the rest where the rule puts them', async ({
    world: { db },
  }) => {
    expect(await db.$count(eventSeries)).toBe(3);
    expect(await db.$count(event, eq(event.isException, true))).toBe(1);
    expect(await db.$count(eventSeriesGap, eq(eventSeriesGap.reason, 'removed'))).toBe(1);
    const rest = and(isNotNull(event.seriesId), eq(event.isException, false));
    expect(await db.$count(event, and(rest, sql`${event.occursAt} <> ${event.startsAt}`))).toBe(0);
  });

  it('learned from what is over, and waits to hear of some', async ({ world: { db } }) => {
    expect(await db.$count(eventDebrief)).toBeGreaterThan(15);
    const held = and(lt(event.endsAt, now), eq(event.hostedByPolice, true), isNull(event.cancelledAt));
    expect(await db.$count(event, held)).toBeGreaterThan(await db.$count(eventDebrief));
  });

  it('has one event that only those named may see', async ({ world: { db } }) => {
    const [only, ...others] = await db.select().from(event).where(eq(event.visibility, 'named_group'));
    expect(others).toEqual([]);
    expect(await db.$count(restriction, eq(restriction.entityId, only!.id))).toBe(1);
  });

  it('has a past in order: nothing was done before it was possible, or after now', async ({
    world: { db },
  }) => {
    expect(await db.$count(eventChange, gt(eventChange.at, now))).toBe(0);
    expect(await db.$count(event, sql`${event.publishedAt} < ${event.approvedAt}`)).toBe(0);
    expect(await db.$count(eventDebrief, gt(eventDebrief.writtenAt, now))).toBe(0);
  });
});
