import { newCheckInCode } from '#lib/training/attendance/check-in-code.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { anyone, aRequest, aSession } from './makers.ts';
import type { SiteDatabase } from './site-database.ts';

type Person = { name: string; email: string | null };

/** A session of a running site that began ten minutes ago, with people booked on it and a code to check in by. */
export async function aSessionOnNow(
  { db }: SiteDatabase,
  people: readonly Person[],
  startsAt = Temporal.Now.instant().subtract({ minutes: 10 }),
) {
  const addedAt = startsAt.subtract({ hours: 24 * 30 });
  const session = await aSession(db, {
    startsAt,
    addedAt,
    capacity: Math.max(24, people.length),
    placesPerBooking: Math.max(24, people.length),
    checkInCode: newCheckInCode(),
  });
  const request = aRequest(session.id, { people: [...people] });
  const booked = await bookPlaces(db, anyone, request, addedAt.add({ hours: 24 }));
  if (!booked.ok) throw new Error(booked.reason);
  return {
    id: session.id,
    code: session.checkInCode!,
    path: `/staff/training/sessions/${session.id}/register`,
  };
}

/** What each person of a session is marked as, by name. */
export async function statesOf(
  { sql }: SiteDatabase,
  session: string,
): Promise<Record<string, string | null>> {
  const rows = await sql<{ name: string; state: string | null }[]>`
    select person_name as name, state from attendance where session_id = ${session} order by person_name`;
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
