import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { endPromise, type Telling } from '#lib/engagement/promises/end.ts';
import type { FoundPromise } from '#lib/engagement/promises/find.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../_checked-text.ts';
import { boxesOf, dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import { type OpenPromise, promiseDone } from './_open-promise.ts';
import { endRefusals } from './_refusals.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  ending: z.enum(['kept', 'not_kept'], { error: 'Choose how it ended' }),
  words: checkedText(paragraphs('what came of it', 500)).optional(),
  do_they_know: z.enum(['yes', 'no'], { error: 'Choose whether they have been told' }),
  how: checkedText(line('how they were told', 200)).optional(),
  ...dayBoxes('told'),
});

/** Answers the form that says how a promise ended: shows it, or goes back to the promise. */
export async function answerEnd(
  { request, response }: AstroGlobal,
  { db, officer, id, now, today }: OpenPromise,
  { promise }: FoundPromise,
) {
  if (request.method !== 'POST') return { values: filled(promise.sequence, today), errors: {} as Mistakes };
  const read = await readForm(request, form);
  const { values } = read;
  const telling = tellingIn(values, today);
  const errors = { ...(read.ok ? {} : read.errors), ...telling.mistakes };
  if (!read.ok || Object.keys(errors).length > 0) return (hasMistakes(response), { values, errors });
  const { sequence, ending, words = null } = read.value;
  const outcome = await endPromise(db, officer, { id, sequence }, { ending, words, told: telling.told }, now);
  if (outcome.ok) return promiseDone(id, telling.told ? 'told' : ending);
  isRefused(response);
  return {
    values: { ...values, sequence: String(promise.sequence) },
    errors: endRefusals[outcome.reason] as Mistakes,
  };
}

const filled = (sequence: number, today: Temporal.PlainDate) =>
  emptyForm(form, { sequence: String(sequence), ...boxesOf(typedDay(today), 'told') });

/** When and how they were told, where the form says that they were. */
function tellingIn(
  values: Record<string, unknown>,
  today: Temporal.PlainDate,
): { told: Telling | null; mistakes: Mistakes } {
  if (values['do_they_know'] !== 'yes') return { told: null, mistakes: {} };
  const day = readPastDay(values as never, { name: 'told', sentence: 'the day they were told' }, today);
  const how = String(values['how'] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const mistakes = { ...(how ? {} : { how: 'Enter how they were told' }), ...day.mistake };
  return { told: day.on && how ? { on: day.on, how } : null, mistakes };
}
