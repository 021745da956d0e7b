import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { codes } from '#lib/institutions/contacts/choices.ts';
import type { FoundContact } from '#lib/institutions/contacts/find.ts';
import { recordTerms } from '#lib/institutions/contacts/state.ts';
import { emptyForm, type Form, type Mistakes, readForm } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { isBlankDay, readDay, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';
import { seenField } from './_answer-contact.ts';
import type { OpenContact } from './_open-contact.ts';
import { contactRefusals } from './_refusals.ts';

const stateForm = z.object({
  ...seenField,
  state: z.enum(codes.states, { error: 'Choose what they asked for' }),
  ...dayBoxes('until'),
  way: z.enum(codes.ways, { error: 'Choose how they told us' }),
});

/** The last day of a pause, after today and within two years; null where it has no end. */
function readUntil(
  values: Form<z.ZodObject>['values'],
  today: Temporal.PlainDate,
): { until: Temporal.PlainDate | null; mistake: Mistakes } {
  const typed = typedIn(values, 'until');
  if (isBlankDay(typed)) return { until: null, mistake: {} };
  const until = readDay(typed);
  const isSoon =
    until &&
    Temporal.PlainDate.compare(until, today) > 0 &&
    Temporal.PlainDate.compare(until, today.add({ years: 2 })) <= 0;
  if (isSoon) return { until, mistake: {} };
  return { until: null, mistake: { until: 'Enter a day after today and within two years, like 3 12 2027' } };
}

/** Answers the form that records what somebody told us: shows it, or goes back to their record. */
export async function answerState(
  { request, response }: AstroGlobal,
  open: OpenContact,
  { contact }: FoundContact,
) {
  if (request.method !== 'POST') return { values: filled(contact), errors: {} as Mistakes };
  const form = await readForm(request, stateForm);
  const { values } = form;
  const { until, mistake } = readUntil(values, open.today);
  const isPause = values.state === 'paused';
  const errors = { ...(form.ok ? {} : form.errors), ...(isPause ? mistake : {}) };
  if (!form.ok || Object.keys(errors).length > 0) return (hasMistakes(response), { values, errors });
  const { db, officer, id, secret, now } = open;
  const { sequence, state, way } = form.value;
  const terms = { state, pausedUntil: isPause ? until : null, way, secret };
  const outcome = await recordTerms(db, officer, { id, sequence }, terms, now);
  if (outcome.ok) return seeOther(withQuery(open.home, { done: 'state' }));
  isRefused(response);
  return { values, errors: { state: contactRefusals[outcome.reason] } };
}

const filled = (contact: FoundContact['contact']) =>
  emptyForm(stateForm, {
    sequence: String(contact.sequence),
    state: contact.state,
    ...(contact.pausedUntil && boxesOf(typedDay(contact.pausedUntil), 'until')),
  });
