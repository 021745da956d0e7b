import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, eventSeriesGap } from '#db/schema/event-series.ts';
import { event } from '#db/schema/events.ts';
import { eventChange } from '#db/schema/event-history.ts';
import type { Officer } from '#lib/actor.ts';
import { fill } from './fill.ts';
import { followRule } from './follow-rule.ts';
import { type EventRow, type Held, placeOf, planOf, readSeries } from './lock.ts';
import type { DateNews } from './tell-dates.ts';
import { isHeld, type PlannedDate, plannedDates, type SeriesPlan } from './plan.ts';
import { ruleText } from './rule-text.ts';
import { detach, takeOut } from './take-out.ts';
import { alike } from './wall-time.ts';

type Place = { row: EventRow; from: PlannedDate | undefined; to: PlannedDate | null };
const millis = (at: Temporal.Instant) => at.epochMilliseconds;

/**
 * Brings the dates of a series in line with a rule or times that changed. What was moved by hand stays where it was
 * put, what the new rule has no place for is taken out, and what it has more is made.
 *
 * @param planned the dates of the new rule, as far as they are made
 */
export async function reschedule(
  tx: Db,
  actor: Officer,
  held: Held,
  plan: SeriesPlan,
  planned: readonly PlannedDate[],
  now: Temporal.Instant,
): Promise<DateNews[]> {
  const places = placesOf(held, plan, planned);
  const like =
    held.dates.find(({ isException, cancelledAt }) => !isException && !cancelledAt) ?? held.dates[0];
  await writeRule(tx, held, plan, planned);
  const gone = places.filter(({ row, from, to }) => !to || (!isHeld(to) && !isByHand(row, from)));
  const taking = { reason: 'The series has no such date any more.', by: actor.id, at: now };
  const news = await takeOut(
    tx,
    gone.map(({ row }) => row),
    taking,
  );
  if (gone.length > 0)
    await detach(
      tx,
      gone.map(({ row }) => row.id),
    );
  const stays = places.filter((place) => !gone.includes(place));
  await park(tx, held);
  for (const place of stays) news.push(...(await moveOne(tx, actor, place, now)));
  await moveGaps(tx, held, plan, planned);
  const after = await readSeries(tx, held.series.id);
  if (after && like) await fill(tx, after, planned, like, { standing: 'draft', by: actor.id, at: now });
  return news;
}

function placesOf(held: Held, plan: SeriesPlan, planned: readonly PlannedDate[]): Place[] {
  const before = plannedDates(planOf(held.series), { limit: Infinity, ...until(held) });
  const to = followRule({ from: planOf(held.series).rule, to: plan.rule }, before, planned);
  const known = new Map(before.map((date) => [millis(date.occursAt), date]));
  return held.dates.map((row) => {
    const from = known.get(millis(placeOf(row)));
    return { row, from, to: (from && to.get(from)) ?? null };
  });
}

const until = ({ series, dates }: Held) => {
  const last = placeOf(dates.at(-1) ?? { occursAt: null, startsAt: series.startsAt });
  const far = Temporal.Instant.compare(last, series.madeUntil) > 0 ? last : series.madeUntil;
  return { to: far.toZonedDateTimeISO('Europe/London').toPlainDate() };
};

/** Whether somebody moved this date away from where its rule puts it. */
const isByHand = (row: EventRow, from: PlannedDate | undefined): boolean =>
  !from || !row.startsAt.equals(from.startsAt) || !row.endsAt.equals(from.endsAt);

async function writeRule(tx: Db, { series }: Held, plan: SeriesPlan, planned: readonly PlannedDate[]) {
  const { startsAt, endsAt, allDay, holidays } = plan;
  const madeUntil = planned.at(-1)?.occursAt ?? startsAt;
  const set = { rule: ruleText(plan.rule, allDay), startsAt, endsAt, allDay, holidays, madeUntil };
  await tx
    .update(eventSeries)
    .set({ ...set, sequence: series.sequence + 1 })
    .where(eq(eventSeries.id, series.id));
}

// Two dates never share a place, not even while they change places: all step aside first.
const park = (tx: Db, { series }: Held) =>
  tx
    .update(event)
    .set({ occursAt: sql`${event.occursAt} - interval '1000 years'` })
    .where(eq(event.seriesId, series.id));

async function moveOne(
  tx: Db,
  actor: Officer,
  { row, from, to }: Place,
  now: Temporal.Instant,
): Promise<DateNews[]> {
  if (!to) return [];
  const stays = isByHand(row, from) || row.cancelledAt !== null;
  const { startsAt, endsAt } = stays ? row : to;
  const isMoved = !startsAt.equals(row.startsAt) || !endsAt.equals(row.endsAt);
  const closes = row.registrationClosesAt;
  const set = {
    ...{ occursAt: to.occursAt, startsAt, endsAt },
    registrationClosesAt: closes && alike(closes, row.startsAt, startsAt),
    ...(isMoved ? { changedAt: now, sequence: row.sequence + 1 } : {}),
  };
  await tx.update(event).set(set).where(eq(event.id, row.id));
  if (!isMoved) return [];
  const times = { fromStartsAt: row.startsAt, toStartsAt: startsAt };
  await tx.insert(eventChange).values({ eventId: row.id, kind: 'moved', at: now, by: actor.id, ...times });
  return [{ eventId: row.id, news: { kind: 'moved', was: row } }];
}

/** What was removed by hand stays out where the new rule puts it; bank holidays are reckoned again. */
async function moveGaps(tx: Db, held: Held, plan: SeriesPlan, planned: readonly PlannedDate[]) {
  const { series, gaps } = held;
  const before = plannedDates(planOf(series), { limit: Infinity, ...until(held) });
  const to = followRule({ from: planOf(series).rule, to: plan.rule }, before, planned);
  const known = new Map(before.map((date) => [millis(date.occursAt), date]));
  await tx.delete(eventSeriesGap).where(eq(eventSeriesGap.seriesId, series.id));
  const moved = gaps.flatMap((gap) => {
    const from = known.get(millis(gap.occursAt));
    const place = from && to.get(from);
    return gap.reason === 'removed' && place ? [{ ...gap, occursAt: place.occursAt }] : [];
  });
  if (moved.length > 0) await tx.insert(eventSeriesGap).values(moved);
}
