import type { AstroGlobal } from 'astro';
import { sectorsWithTypes, type SectorWithTypes } from '#lib/institutions/sectors.ts';
import type { RequestRefusal } from '#lib/training/bookings/request.ts';
import { type FoundSession, findSession } from '#lib/training/sessions/find.ts';
import { sessionState } from '#lib/training/sessions/state.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { bookingForm } from './_booking-form.ts';
import type { Concern } from '../../_concerns.ts';
import { edited, isEndless, resized } from '../../_people.ts';
import { sendRequest } from './_send.ts';

/** What the booking page shows. */
export type BookingView = {
  found: FoundSession;
  sectors: readonly SectorWithTypes[];
  values: Typed<typeof bookingForm>;
  errors: Mistakes;
  concerns: Concern[];
  refusal: RequestRefusal | null;
};

/** Answers the booking page: shows the form, adds or removes a person, or books and sends on to the booking. */
export async function bookingPage(Astro: AstroGlobal): Promise<BookingView | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const found = await findSession(db, Astro.params['reference'] ?? '', now);
  if (!found) return null;
  const sectors = await sectorsWithTypes(db, now);
  const shown = { found, sectors, errors: {}, concerns: [], refusal: null };
  if (Astro.request.method !== 'POST') {
    // Going back must show this very form again, with its token: sent twice, it is still one booking. It holds
    // nothing of anybody yet.
    Astro.response.headers.set('Cache-Control', 'private, no-cache');
    const isBookable = ['open', 'full'].includes(sessionState(found, now));
    return isBookable ? { ...shown, values: blank() } : seeOther(paths.session(found.session.reference));
  }
  const form = await readForm(Astro.request, bookingForm);
  if (isEndless(form.values)) return problem(413, requestId);
  const rows = edited(form.values, form.values.intent, found.session.placesPerBooking);
  if (rows) return { ...shown, values: { ...form.values, ...rows } };
  if (form.values.website) return problem(400, requestId);
  const allowed = await limits.allow('booking', clientAddress);
  return allowed.ok
    ? sendRequest(Astro, found, sectors, form)
    : tooMany(allowed.retryAfterSeconds, requestId);
}

/** The form as it is first seen, with a token of its own. */
function blank(): Typed<typeof bookingForm> {
  const rows = resized({ places: '1', attendee: [], attendeeEmail: [] }, 1);
  return emptyForm(bookingForm, { token: crypto.randomUUID(), ...rows });
}
