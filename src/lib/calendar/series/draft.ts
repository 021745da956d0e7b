import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import type { EventGiven } from '../events/details.ts';
import { insertDraft } from '../events/draft.ts';
import { type FitRefusal, fitting } from '../events/fits.ts';
import { unlessBusy } from './lock.ts';
import { type MakeRefusal, planSeries, type Repeat, writeSeries } from './make.ts';

/** How an event is given that comes back from its beginning. */
export type SeriesGiven = EventGiven & { repeat: Repeat };

/**
 * Writes an event as a draft and makes a series of it, or neither: each further date is a draft like the first.
 *
 * @returns the first date, and how many there are with it
 */
export function draftSeries(
  db: Db,
  officer: Officer,
  { repeat, ...given }: SeriesGiven,
  now: Temporal.Instant,
): Promise<Outcome<{ id: EventId; dates: number }, FitRefusal | MakeRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const fits = await fitting(tx, given.details, {}, now);
      if (!fits.ok) return fits;
      const planned = planSeries({ ...fits.value, seriesId: null, cancelledAt: null }, repeat, now);
      if (!planned.ok) return planned;
      const id = await insertDraft(tx, officer, { ...given, details: fits.value }, now);
      const { dates } = await writeSeries(tx, officer, id, planned.value, now);
      return done({ id, dates });
    }),
  );
}
