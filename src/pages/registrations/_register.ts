import type { AstroGlobal } from 'astro';
import { findOpenEvent, type OpenEvent } from '#lib/calendar/registrations/open-event.ts';
import type { RequestRefusal } from '#lib/calendar/registrations/request.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import type { Concern } from '../training/_concerns.ts';
import { registerForm } from './_register-form.ts';
import { sendRegistration } from './_send.ts';

export type RegisterView = {
  open: OpenEvent;
  values: Typed<typeof registerForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: RequestRefusal | null;
};

/** Answers the page on which somebody registers: shows the form, or registers and sends on. Null where nobody can. */
export async function registerPage(Astro: AstroGlobal): Promise<RegisterView | Response | null> {
  const { db, now, partner, limits, clientAddress, requestId } = Astro.locals;
  const open = await findOpenEvent(db, Astro.params['slug'] ?? '', Boolean(partner), now);
  if (!open) return null;
  if (Astro.request.method !== 'POST') return firstForm(Astro, open);
  const form = await readForm(Astro.request, registerForm);
  if (form.values.website) return problem(400, requestId);
  const allowed = await limits.allow('event-registration', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  if (form.ok) return sendRegistration(Astro, open, form);
  hasMistakes(Astro.response);
  return { open, values: form.values, errors: form.errors, concerns: [], refusal: null };
}

function firstForm(Astro: AstroGlobal, open: OpenEvent): RegisterView {
  // Going back must show this very form again, with its token: sent twice, it is still one registration.
  Astro.response.headers.set('Cache-Control', 'private, no-cache');
  const values = emptyForm(registerForm, { token: crypto.randomUUID(), party: '1', reminder: true });
  return { open, values, errors: {}, concerns: [], refusal: null };
}
