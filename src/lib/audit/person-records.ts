import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/**
 * The ids under which the log knows a person: bookings they made or were named in, registrations, and their staff account.
 *
 * @param email theirs, in any case
 */
export async function recordsOfPerson(db: Db, email: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id::text from booking where booker_email = ${email}
    union select booking_id::text from booking_place where attendee_email = ${email}
    union select id::text from event_registration where email = ${email}
    union select id::text from officer where email = ${email} limit 1000`);
  return rows.map(({ id }) => id);
}
