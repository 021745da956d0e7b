import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { accessNeed, bookingPlace, type PlaceId } from '#db/schema/bookings.ts';
import type { Booking } from './history.ts';

/** Somebody who comes; either may follow later. */
export type Person = { name: string | null; email: string | null; roleCode?: string | null };

/** Gives a booking more places, after those it has. The session is locked and has room: a trigger checks. */
export async function addPlaces(
  tx: Db,
  { id, sessionId }: Pick<Booking, 'id' | 'sessionId'>,
  people: readonly Person[],
): Promise<void> {
  if (people.length === 0) return;
  const names = people.map(({ name }) => name);
  const emails = people.map(({ email }) => email);
  const roles = people.map(({ roleCode }) => roleCode ?? null);
  await insertion(tx).execute({ id, sessionId, names, emails, roles });
}

const blank = sql.placeholder;
// One statement for parties of every size. The columns stand in the order of the table.
const insertion = prepared((db) =>
  db
    .insert(bookingPlace)
    .select(
      sql`select gen_random_uuid(), ${blank('id')}::uuid, ${blank('sessionId')}::uuid, held.last + person.n,
        person.name, person.email::citext, person.role, null
      from unnest(${blank('names')}::text[], ${blank('emails')}::text[], ${blank('roles')}::text[])
        with ordinality as person(name, email, role, n),
        (select coalesce(max(p.position), 0) as last from booking_place p
          where p.booking_id = ${blank('id')}::uuid and p.released_at is null) as held`,
    )
    .prepare('places_added'),
);

/** Gives places back, and forgets the names that were on them. */
export async function releasePlaces(tx: Db, ids: readonly PlaceId[], now: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(bookingPlace)
    .set({ releasedAt: now, attendeeName: null, attendeeEmail: null, attendeeRoleCode: null })
    .where(inArray(bookingPlace.id, [...ids]));
}

/** Gives back every place of a booking, and forgets what would have helped: nobody comes. */
export async function releaseAll(tx: Db, id: Booking['id'], now: Temporal.Instant): Promise<void> {
  await tx
    .update(bookingPlace)
    .set({ releasedAt: now, attendeeName: null, attendeeEmail: null, attendeeRoleCode: null })
    .where(and(eq(bookingPlace.bookingId, id), isNull(bookingPlace.releasedAt)));
  await tx.delete(accessNeed).where(eq(accessNeed.bookingId, id));
}
