import { and, eq, getTableColumns, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { EventRow } from './lock.ts';

type Column = keyof EventRow;

// What is one decision goes together: a place with its access and its point, a limit with how people register.
const together: readonly (readonly Column[])[] = [
  ...(['typeCode', 'title', 'summary', 'description', 'hostedByPolice'] as const).map((one) => [one]),
  ...(['onlineLink', 'leadOfficerId', 'safetyNotes', 'visibility'] as const).map((one) => [one]),
  ['organiser', 'organiserId'],
  [
    ...(['mode', 'siteId', 'venue', 'venuePostcode', 'stepFree', 'hearingLoop', 'accessibleToilet'] as const),
    ...([
      'parking',
      'accessNotes',
      'latitude',
      'longitude',
      'precision',
      'areaId',
      'neighbourhoodId',
    ] as const),
  ],
  ['registration', 'capacity', 'partyLimit', 'offerHours'],
];

/** The groups of columns in which two states of a date differ. Who may read one of a named group is named for it alone. */
export const changedGroups = (before: EventRow, after: EventRow): readonly (readonly Column[])[] =>
  together
    .filter((group) => group.some((key) => before[key] !== after[key]))
    .filter(([key]) => key !== 'visibility' || after.visibility !== 'named_group');

/**
 * Lets other dates follow a change where they were as the one was before it; what somebody made different stays.
 *
 * A limit goes to no date on which more places are taken.
 *
 * @returns the dates that followed
 */
export async function followGroup(
  tx: Db,
  ids: readonly EventId[],
  group: readonly Column[],
  { before, after }: { before: EventRow; after: EventRow },
): Promise<EventId[]> {
  const columns = getTableColumns(event);
  const was = group.map(
    (key) => sql`${columns[key]} is not distinct from ${sql.param(before[key], columns[key])}`,
  );
  const set = Object.fromEntries(group.map((key) => [key, after[key]]));
  const fits = group.includes('capacity') && after.capacity !== null ? [leaves(after.capacity)] : [];
  const followed = await tx
    .update(event)
    .set(set)
    .where(and(inArray(event.id, [...ids]), ...was, ...fits))
    .returning({ id: event.id });
  return followed.map(({ id }) => id);
}

const leaves = (capacity: number): SQL => sql`${capacity} >= (
  select coalesce(sum(r.party_size), 0) from event_registration r
  where r.event_id = ${event.id} and r.placed_at is not null and r.ended_at is null)`;

/** Dates whose words change are read again before they go out, as the one that was edited is. */
export async function loseApproval(
  tx: Db,
  ids: readonly EventId[],
  { before, after }: { before: EventRow; after: EventRow },
) {
  if (!before.approvedAt || after.approvedAt) return;
  const none = { approvedAt: null, approvedBy: null, publishedAt: null, publishedBy: null };
  await tx
    .update(event)
    .set({ ...none, askedAt: after.askedAt })
    .where(and(inArray(event.id, [...ids]), isNotNull(event.approvedAt)));
}

/** What is so for all is no exception, unless its time is. */
export const noException = (tx: Db, { id, startsAt, occursAt }: EventRow) =>
  tx
    .update(event)
    .set({ isException: !startsAt.equals(occursAt ?? startsAt) })
    .where(eq(event.id, id));
