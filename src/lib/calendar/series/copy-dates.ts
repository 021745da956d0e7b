import type { Db } from '#db/client.ts';
import { eventChange } from '#db/schema/event-history.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { newAddresses } from './address.ts';
import { copyBeside } from './beside.ts';
import type { EventRow } from './lock.ts';
import type { PlannedDate } from './plan.ts';
import { alike } from './wall-time.ts';

/**
 * Whose dates they are and how they stand: drafts that somebody has yet to read, or, where a rule without an end
 * goes on as it was approved, as the date that they are like.
 */
export type Copying = {
  seriesId: SeriesId;
  standing: 'draft' | 'as it stands';
  by: OfficerId | null;
  at: Temporal.Instant;
};

const fresh = {
  ...{ askedAt: null, approvedAt: null, approvedBy: null, publishedAt: null, publishedBy: null },
  ...{ sentBackWords: null, postponedAt: null, postponedReason: null },
  ...{ cancelledAt: null, cancelledBy: null, cancelReason: null },
  ...{ isException: false, sequence: 0 },
};

/** Makes dates like one that is there, with whom it is for, who holds it, who goes there and what is asked. */
export async function copyDates(
  tx: Db,
  like: EventRow,
  dates: readonly PlannedDate[],
  copying: Copying,
): Promise<EventId[]> {
  if (dates.length === 0) return [];
  const slugs = await newAddresses(
    tx,
    like.slug,
    dates.map(({ startsAt }) => ukDay(startsAt)),
  );
  const rows = dates.map((date, index) => ({ ...rowOn(like, date, copying), slug: slugs[index] ?? '' }));
  const made = await tx.insert(event).values(rows).returning({ id: event.id });
  const ids = made.map(({ id }) => id);
  await copyBeside(tx, like.id, ids, copying.at);
  const history = {
    kind: 'drafted',
    at: copying.at,
    by: copying.by,
    words: 'A date of the series.',
  } as const;
  await tx.insert(eventChange).values(ids.map((eventId) => ({ eventId, ...history })));
  return ids;
}

function rowOn(like: EventRow, { occursAt, startsAt, endsAt }: PlannedDate, copying: Copying) {
  const { id: _own, ...shared } = like;
  const closes = like.registrationClosesAt;
  return {
    ...shared,
    ...(copying.standing === 'draft' ? { ...fresh, addedBy: copying.by } : standing(like)),
    ...{ seriesId: copying.seriesId, occursAt, startsAt, endsAt },
    registrationClosesAt: closes && alike(closes, like.startsAt, startsAt),
    ...{ addedAt: copying.at, changedAt: copying.at },
  };
}

const standing = ({ askedAt, approvedAt, approvedBy, publishedAt, publishedBy }: EventRow) => ({
  ...fresh,
  ...{ askedAt, approvedAt, approvedBy, publishedAt, publishedBy },
});
