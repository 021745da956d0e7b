import type { Db } from '#db/client.ts';
import { eventChange } from '#db/schema/event-history.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { writeBeside } from './beside.ts';
import type { EventDetails, EventGiven } from './details.ts';
import { type FitRefusal, fitting } from './fits.ts';
import { newSlug } from './slug.ts';

/** Where in a series a date stands. */
export type InSeries = { seriesId: SeriesId; occursAt: Temporal.Instant };

/** Writes an event as a draft, which only our own people see. */
export function draftEvent(
  db: Db,
  officer: Officer,
  given: EventGiven,
  now: Temporal.Instant,
): Promise<Outcome<EventId, FitRefusal>> {
  return db.transaction(async (tx) => {
    const fits = await fitting(tx, given.details, {}, now);
    if (!fits.ok) return fits;
    return done(await insertDraft(tx, officer, { ...given, details: fits.value }, now));
  });
}

/**
 * Writes a draft that fits, within a transaction: by itself, or as a date of a series.
 *
 * @param officer who is written down as its author, and by whom it can therefore not be approved
 */
export async function insertDraft(
  tx: Db,
  officer: Officer,
  given: EventGiven & { inSeries?: InSeries },
  now: Temporal.Instant,
): Promise<EventId> {
  const { details, inSeries } = given;
  const [made] = await tx
    .insert(event)
    .values({ ...rowOf(details, officer, now), ...inSeries })
    .returning({ id: event.id });
  const id = made!.id;
  await writeBeside(tx, id, given, now);
  await tx.insert(eventChange).values({ eventId: id, kind: 'drafted', at: now, by: officer.id });
  const fields = ['lead_officer_id', 'safety_notes'];
  await record(tx, officer, { operation: 'collect', entity: 'event', ids: [id], fields }, now);
  return id;
}

const rowOf = (details: EventDetails, officer: Officer, now: Temporal.Instant) => ({
  ...details,
  slug: newSlug(details.title),
  ...{ addedAt: now, addedBy: officer.id, changedAt: now },
});
