import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { addDate, type AddingRefusal } from '#lib/calendar/dates/add.ts';
import { ukDay } from '#lib/dates.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { emptyForm, type Mistakes } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf } from '../../training/coverage/_day-field.ts';
import { dateForm, readDate } from './_date-form.ts';

const refusals: Record<AddingRefusal, Mistakes> = {
  'ends before it begins': { ends: 'Enter an end after the beginning' },
  'needs a place': { place: 'Say in which area and at which place it was announced' },
  'names a person': {
    title: 'Leave out who calls for it or speaks there: the place and the hours are enough',
  },
};

/** Answers the form of a date that matters: shows it, or adds the date and goes back to the list. */
export async function answerNew(
  { request, response, locals: { db, now } }: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  officer: Officer,
) {
  const choices = await areaChoices(db, await areasFor(db, officer, 'recordDate'));
  const areas = [
    { value: '', text: 'Everywhere' },
    ...choices.map(({ id, name }) => ({ value: id, text: name })),
  ];
  const today = ukDay(now);
  if (request.method !== 'POST') {
    const values = emptyForm(dateForm, boxesOf(typedDay(today), 'checked'));
    return { values, errors: {} as Mistakes, areas };
  }
  const { values, errors, given } = await readDate(request, choices, today);
  if (!given) return (hasMistakes(response), { values, errors, areas });
  const outcome = await addDate(db, officer, given, now);
  if (outcome.ok) return seeOther(paths.staff.dates);
  isRefused(response);
  return { values, errors: refusals[outcome.reason], areas };
}
