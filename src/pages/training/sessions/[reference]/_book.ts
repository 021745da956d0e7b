import type { AstroGlobal } from 'astro';
import { sessionNamed } from '#lib/training/sessions/find.ts';
import { sessionState } from '#lib/training/sessions/state.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, readForm, type Typed } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { bookingForm } from './_booking-form.ts';
import { type BookingView, viewOf } from './_booking-view.ts';
import { edited, isEdit, isEndless, resized } from '../../_people.ts';
import { sendRequest } from './_send.ts';

/** Answers the booking page: shows the form, adds or removes a person, or books and sends on to the booking. */
export const bookingPage = (Astro: AstroGlobal): Promise<BookingView | Response | null> =>
  Astro.request.method === 'POST' ? takeForm(Astro) : firstForm(Astro);

async function firstForm(Astro: AstroGlobal): Promise<BookingView | Response | null> {
  const view = await viewOf(Astro, blank());
  // A session by invitation asks for its code on its own page.
  if (!view) return seeOther(paths.session(Astro.params['reference'] ?? ''));
  // Going back must show this very form again, with its token: sent twice, it is still one booking. It holds
  // nothing of anybody yet.
  Astro.response.headers.set('Cache-Control', 'private, no-cache');
  const isBookable = ['open', 'full'].includes(sessionState(view.found, Astro.locals.now));
  return isBookable ? view : seeOther(paths.session(view.found.session.reference));
}

// What goes well needs nothing of the session but its id: the verb reads it under its lock.
async function takeForm(Astro: AstroGlobal): Promise<BookingView | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const id = await sessionNamed(db, Astro.params['reference'] ?? '', now);
  if (!id) return null;
  const form = await readForm(Astro.request, bookingForm);
  if (isEndless(form.values)) return problem(413, requestId);
  if (isEdit(form.values.intent)) return withRows(Astro, form.values);
  if (form.values.website) return problem(400, requestId);
  const allowed = await limits.allow('booking', clientAddress);
  return allowed.ok ? sendRequest(Astro, id, form) : tooMany(allowed.retryAfterSeconds, requestId);
}

async function withRows(Astro: AstroGlobal, values: BookingView['values']): Promise<BookingView | null> {
  const view = await viewOf(Astro, values);
  return (
    view && {
      ...view,
      values: { ...values, ...edited(values, values.intent, view.found.session.placesPerBooking) },
    }
  );
}

/** The form as it is first seen, with a token of its own. */
function blank(): Typed<typeof bookingForm> {
  const rows = resized({ places: '1', attendee: [], attendeeEmail: [], attendeeRole: [] }, 1);
  return emptyForm(bookingForm, { token: crypto.randomUUID(), ...rows });
}
