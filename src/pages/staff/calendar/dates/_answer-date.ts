import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { NewDate } from '#lib/calendar/dates/add.ts';
import type { EditDateRefusal } from '#lib/calendar/dates/edit.ts';
import { ukDay } from '#lib/dates.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type DateTyped, readDate } from './_date-form.ts';

export const reckonedWords =
  'This date is reckoned by its rule, so there is nothing to correct. Withdraw it, and add a date that is right';

const refusals: Record<EditDateRefusal, Mistakes> = {
  'ends before it begins': { ends: 'Enter an end after the beginning' },
  'needs a place': { place: 'Say in which area and at which place it was announced' },
  'names a person': {
    title: 'Leave out who calls for it or speaks there: the place and the hours are enough',
  },
  'no such date': { title: 'This date is not there any more' },
  'changed meanwhile': {
    title: 'Somebody changed this date since you opened it. Look at how it stands now, then try again',
  },
  reckoned: { title: reckonedWords },
  'nothing changed': { title: 'Nothing differs: change something, or leave it' },
  'there already': { starts: 'The same date stands on that day already' },
};

/** What the list says once something was done. */
export const dateDone: Readonly<Record<string, string>> = {
  added: 'The date is added',
  edited: 'The date is saved',
  withdrawn: 'The date is withdrawn',
};

type Asked = {
  filled: DateTyped;
  done: 'added' | 'edited';
  write: (given: NewDate, sequence: number) => Promise<Outcome<unknown, EditDateRefusal>>;
};

/** Answers the form of a date that matters: shows it, or writes the date and goes back to the list. */
export async function answerDate(
  { request, response, locals: { db, now } }: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  officer: Officer,
  { filled, done, write }: Asked,
) {
  const choices = await areaChoices(db, await areasFor(db, officer, 'recordDate'));
  const areas = [
    { value: '', text: 'Everywhere' },
    ...choices.map(({ id, name }) => ({ value: id, text: name })),
  ];
  if (request.method !== 'POST') return { values: filled, errors: {} as Mistakes, areas };
  const { values, errors, given } = await readDate(request, choices, ukDay(now));
  if (!given) return (hasMistakes(response), { values, errors, areas });
  const outcome = await write(given, Number(values.sequence));
  if (outcome.ok) return seeOther(withQuery(paths.staff.dates, { done }));
  isRefused(response);
  return { values, errors: refusals[outcome.reason], areas };
}
