import type { AstroGlobal } from 'astro';
import { sectorsWithTypes, type SectorWithTypes } from '#lib/institutions/sectors.ts';
import { attendeeRoles, type RoleChoice } from '#lib/training/bookings/roles.ts';
import type { RequestRefusal } from '#lib/training/bookings/request.ts';
import { type FoundSession, findSession } from '#lib/training/sessions/find.ts';
import { isInvited } from '#lib/training/sessions/invitation.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import type { bookingForm } from './_booking-form.ts';
import type { Concern } from '../../_concerns.ts';

/** What the booking page shows. */
export type BookingView = {
  found: FoundSession;
  sectors: readonly SectorWithTypes[];
  roles: readonly RoleChoice[];
  values: Typed<typeof bookingForm>;
  errors: Mistakes;
  concerns: Concern[];
  refusal: RequestRefusal | null;
  /** How many places this organisation can have, where it asked for more than its share. */
  allowed: number;
};

/** The page round a form, with the session as it stands now; null when it is not there, or not for this reader. */
export async function viewOf(
  { locals: { db, now }, params, url }: AstroGlobal,
  values: BookingView['values'],
): Promise<BookingView | null> {
  const found = await findSession(db, params['reference'] ?? '', now);
  if (!found || !isInvited(found.session, url.searchParams.get('code'))) return null;
  const [sectors, roles] = await Promise.all([sectorsWithTypes(db, now), attendeeRoles(db, now)]);
  return { found, sectors, roles, values, errors: {}, concerns: [], refusal: null, allowed: 0 };
}
