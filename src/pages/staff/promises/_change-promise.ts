import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { changePromise } from '#lib/engagement/promises/change.ts';
import type { FoundPromise } from '#lib/engagement/promises/find.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../_checked-text.ts';
import { boxesOf, dayBoxes } from '../training/coverage/_day-field.ts';
import { readDue } from './_due.ts';
import { type OpenPromise, promiseDone } from './_open-promise.ts';
import { keeperIn } from './_promise-form.ts';
import { changeRefusals } from './_refusals.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  owner: z.string({ error: 'Choose who keeps it' }),
  ...dayBoxes('due'),
  reason: checkedText(paragraphs('why it changes', 500)),
});

/** Answers the form that gives a promise another owner or day: shows it, or goes back to the promise. */
export async function answerChange(
  { request, response }: AstroGlobal,
  open: OpenPromise,
  { promise }: FoundPromise,
) {
  const { db, officer, id, now, today } = open;
  if (request.method !== 'POST') return { values: filled(promise), errors: {} as Mistakes };
  const read = await readForm(request, form);
  const { values } = read;
  // The day may stay what it was, also when that is past: another then takes it on as it is.
  const isSame = String(boxed(values)) === String(boxed(filled(promise)));
  const due = isSame ? { on: promise.dueOn, mistake: {} } : readDue(values, today);
  const ownerId = await keeperOrSame(open, promise, values.owner);
  const errors: Mistakes = { ...(read.ok ? {} : read.errors), ...due.mistake };
  if (!ownerId) errors['owner'] ??= 'Choose a colleague who works there';
  if (!read.ok || !due.on || !ownerId) return (hasMistakes(response), { values, errors });
  const { sequence, reason } = read.value;
  const outcome = await changePromise(db, officer, { id, sequence }, { ownerId, dueOn: due.on, reason }, now);
  if (outcome.ok) return promiseDone(id, 'changed');
  isRefused(response);
  return {
    values: { ...values, sequence: String(promise.sequence) },
    errors: changeRefusals[outcome.reason] as Mistakes,
  };
}

const boxed = (values: Record<string, unknown>) =>
  ['day', 'month', 'year'].map((part) => String(values[`due-${part}`]).trim());

const keeperOrSame = async (open: OpenPromise, { ownerId }: FoundPromise['promise'], typed: string) =>
  typed === ownerId ? ownerId : keeperIn(open, open.areaId, typed);

const filled = ({ sequence, ownerId, dueOn }: FoundPromise['promise']) =>
  emptyForm(form, {
    ...{ sequence: String(sequence), owner: ownerId },
    ...boxesOf(typedDay(dueOn), 'due'),
  });
