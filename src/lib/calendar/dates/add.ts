import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { notableDate, type NotableDateId, type NotableKind } from '#db/schema/notable-dates.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { namesAPerson } from './names-a-person.ts';

/** A date as somebody types it in. */
export type NewDate = {
  kind: NotableKind;
  title: string;
  words: string | null;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate;
  /** Of a demonstration, the hours for which it was announced. */
  hours: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null;
  place: string | null;
  /** Null where it matters everywhere. */
  areaId: AreaId | null;
  mayShift: boolean;
  isCourtesy: boolean;
  source: string;
  checkedOn: Temporal.PlainDate;
};

/** Why a date cannot stand as it is given. */
export type DateRefusal = 'ends before it begins' | 'needs a place' | 'names a person';

/** Adds a date that matters. A demonstration is a place and hours, for safety: never who calls for it or comes. */
export function addDate(
  db: Db,
  officer: Officer,
  { hours, ...given }: NewDate,
  now: Temporal.Instant,
): Promise<Outcome<NotableDateId, DateRefusal>> {
  return db.transaction(async (tx) => {
    const reason = dateRefusal({ hours, ...given });
    if (reason) return refused(reason);
    const row = { ...given, ...hours, addedAt: now, addedBy: officer.id };
    const [made] = await tx.insert(notableDate).values(row).returning({ id: notableDate.id });
    const entry = { operation: 'collect', entity: 'notable_date', ids: [made!.id] } as const;
    await record(tx, officer, { ...entry, fields: ['title', 'starts_on'] }, now);
    return done(made!.id);
  });
}

/** What is wrong with a date as it is given; null where nothing is. */
export function dateRefusal(given: NewDate): DateRefusal | null {
  const { kind, title, words, place, areaId, hours, startsOn, endsOn } = given;
  if (Temporal.PlainDate.compare(startsOn, endsOn) > 0) return 'ends before it begins';
  if (hours && Temporal.Instant.compare(hours.startsAt, hours.endsAt) >= 0) return 'ends before it begins';
  if (kind !== 'demonstration') return null;
  if (!areaId || !place) return 'needs a place';
  return [title, words ?? '', place].some(namesAPerson) ? 'names a person' : null;
}
