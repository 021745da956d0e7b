import type { AstroGlobal } from 'astro';
import type { BookingId } from '#db/schema/bookings.ts';
import type { Actor } from '#lib/actor.ts';
import { bookingOfKey, findBooking, type FoundBooking } from '#lib/training/bookings/find.ts';
import type { ChangeRefusal } from '#lib/training/bookings/change.ts';

/** A booking whose link was opened: its key, who opens it, and how it stands. */
export type Opened = { key: string; id: BookingId; actor: Actor; found: FoundBooking; isChangeable: boolean };

/** Opens the booking of the link, or null for a link that opens nothing. */
export async function openBooking({
  locals,
  params,
}: Pick<AstroGlobal, 'locals' | 'params'>): Promise<Opened | null> {
  const { db, now, requestId } = locals;
  const key = params['key'] ?? '';
  const id = await bookingOfKey(db, key);
  if (!id) return null;
  const actor: Actor = { kind: 'booker', bookingId: id, requestId };
  const found = await findBooking(db, actor, id, now);
  if (!found) return null;
  const { booking, session } = found;
  const isChangeable = !booking.cancelledAt && Temporal.Instant.compare(now, session.changesCloseAt) < 0;
  return { key, id, actor, found, isChangeable };
}

/** What is said when a change is refused for a reason that every change has. */
export const changeRefusals = {
  'no such booking': 'This booking is not there any more.',
  cancelled: 'This booking is cancelled already.',
  'changed meanwhile':
    'Somebody changed this booking while you had the page open. Look at it as it is now, then try again.',
  'too late': 'It is too late to change this booking by link. Reply to your confirmation email instead.',
  busy: 'Many people are booking this session at this moment. Nothing was changed: try again.',
} satisfies Record<ChangeRefusal, string>;
