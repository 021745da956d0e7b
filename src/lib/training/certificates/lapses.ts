import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { BookingId } from '#db/schema/bookings.ts';
import { lapseWords } from './refresher.ts';

type Row = { name: string | null; due: string; starts: string };

/**
 * Who in a booking is without a valid certificate before the session, because it is held, or was moved, after
 * the day their refresher is due: in words for the page of the booking.
 */
export async function lapsesIn(db: Db, id: BookingId): Promise<{ name: string; words: string }[]> {
  const rows = await db.execute<Row>(sql`
    select p.attendee_name as name, c.due::text as due, s.starts_at::text as starts
    from booking b join training_session s on s.id = b.session_id
    join booking_place p on p.booking_id = b.id and p.released_at is null
    join lateral (select max(c.refresher_due_on) as due from certificate c
      where c.course_id = s.course_id and c.revoked_at is null
      and (c.person_email = p.attendee_email or (p.attendee_email is null and c.person_email is null
        and lower(c.person_name) = lower(p.attendee_name) and c.institution_id = b.institution_id))) c
      on c.due < (s.starts_at at time zone 'Europe/London')::date
    where b.id = ${id} and b.cancelled_at is null and s.cancelled_at is null order by p.position`);
  return [...rows].flatMap(({ name, due, starts }) => {
    const words = lapseWords(Temporal.PlainDate.from(due), Temporal.Instant.from(starts.replace(' ', 'T')));
    return words ? [{ name: name ?? 'Somebody in this booking', words }] : [];
  });
}
