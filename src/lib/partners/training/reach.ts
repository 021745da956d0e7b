import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, type BookingId } from '#db/schema/bookings.ts';
import type { Partner } from '#lib/actor.ts';
import { membershipIn } from '../memberships/mine.ts';

/** As what somebody opens a booking: who made it, a training lead of its organisation, or a colleague there. */
export type Reach = 'booker' | 'training_lead' | 'colleague';

/** As what a partner may open a booking; null for one that is none of theirs, or not there. */
export async function reachOf(db: Db, partner: Partner, id: BookingId): Promise<Reach | null> {
  const [row] = await db
    .select({ email: booking.bookerEmail, institutionId: booking.institutionId })
    .from(booking)
    .where(eq(booking.id, id));
  if (!row) return null;
  if (row.email.toLowerCase() === partner.email.toLowerCase()) return 'booker';
  if (!row.institutionId) return null;
  return (await membershipIn(db, partner.id, row.institutionId))?.role ?? null;
}
