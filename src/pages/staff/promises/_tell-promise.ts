import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { tellCommunity } from '#lib/engagement/promises/end.ts';
import type { FoundPromise } from '#lib/engagement/promises/find.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../_checked-text.ts';
import { boxesOf, dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import { type OpenPromise, promiseDone } from './_open-promise.ts';
import { tellRefusals } from './_refusals.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  how: checkedText(line('how they were told', 200)),
  ...dayBoxes('told'),
});

/** Answers the form that says when and how they were told: shows it, or goes back to the promise. */
export async function answerTell(
  { request, response }: AstroGlobal,
  { db, officer, id, now, today }: OpenPromise,
  { promise }: FoundPromise,
) {
  const filled = { sequence: String(promise.sequence), ...boxesOf(typedDay(today), 'told') };
  if (request.method !== 'POST') return { values: emptyForm(form, filled), errors: {} as Mistakes };
  const read = await readForm(request, form);
  const { values } = read;
  const day = readPastDay(values, { name: 'told', sentence: 'the day they were told' }, today);
  const errors = { ...(read.ok ? {} : read.errors), ...day.mistake };
  if (!read.ok || !day.on) return (hasMistakes(response), { values, errors });
  const { sequence, how } = read.value;
  const outcome = await tellCommunity(db, officer, { id, sequence }, { on: day.on, how }, now);
  if (outcome.ok) return promiseDone(id, 'told');
  isRefused(response);
  return {
    values: { ...values, sequence: filled.sequence },
    errors: tellRefusals[outcome.reason] as Mistakes,
  };
}
