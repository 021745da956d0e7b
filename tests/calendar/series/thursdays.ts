import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import { event } from '#db/schema/events.ts';
import type { TimesChange } from '#lib/calendar/series/change-times.ts';
import { makeSeries, type Repeat } from '#lib/calendar/series/make.ts';
import type { Rule } from '#lib/calendar/series/rule.ts';
import { ukMoment } from '#lib/dates.ts';
import { anEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

/** "2026-12-03T18:00" in the UK. */
export const uk = (text: string) =>
  ukMoment(Temporal.PlainDate.from(text.slice(0, 10)), Temporal.PlainTime.from(text.slice(11)));
export const thursdays = (end: Rule['end']): Repeat => ({
  rule: { interval: 1, pattern: { every: 'week', weekdays: [4] }, end },
  holidays: 'keep',
});
export const times = (count: number) => ({ kind: 'count', times: count }) as const;

/** A series of Thursdays at 6pm from 3 December 2026 on. */
export async function aSeries(db: Db, count = 6) {
  const officer = await anOfficer(db);
  const startsAt = uk('2026-12-03T18:00');
  const endsAt = uk('2026-12-03T19:30');
  const first = await anEvent(db, { startsAt, endsAt, leadOfficerId: officer.id });
  const made = await makeSeries(db, officer, first.id, thursdays(times(count)), now);
  if (!made.ok) throw new Error(made.reason);
  return { officer, first, seriesId: made.value.seriesId, dates: await datesOf(db, made.value.seriesId) };
}

export const datesOf = (db: Db, id: SeriesId) =>
  db.select().from(event).where(eq(event.seriesId, id)).orderBy(asc(event.occursAt));

/** When dates start in the UK, as texts. */
export const starts = (rows: readonly { startsAt: Temporal.Instant }[]) =>
  rows.map(({ startsAt }) =>
    startsAt.toZonedDateTimeISO('Europe/London').toPlainDateTime().toString({ smallestUnit: 'minute' }),
  );

/** Publishes all dates of a series, approved by somebody else. */
export async function publish(db: Db, id: SeriesId): Promise<void> {
  const approver = await anOfficer(db);
  const out = { askedAt: now, approvedAt: now, approvedBy: approver.id, publishedAt: now };
  await db.update(event).set(out).where(eq(event.seriesId, id));
}

/** Thursdays at 6pm from a date on, three times. */
export const evening = (date: string, more: Partial<TimesChange> & { sequence: number }): TimesChange => ({
  ...{ allDay: false, holidays: 'keep' as const },
  ...{ startsAt: uk(`${date}T18:00`), endsAt: uk(`${date}T19:30`), rule: thursdays(times(3)).rule, ...more },
});
