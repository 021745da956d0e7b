import { z } from 'astro/zod';
import { dateKinds } from '#lib/calendar/dates/words.ts';
import type { NewDate } from '#lib/calendar/dates/add.ts';
import type { ListedDate } from '#lib/calendar/dates/list.ts';
import { time, ukMoment } from '#lib/dates.ts';
import type { AreaChoice } from '#lib/officers/accounts/area-choices.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm, type Typed as TypedForm } from '#lib/web/form.ts';
import { isBlankDay, readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../../_checked-text.ts';
import { boxesOf, dayBoxes, readPastDay, typedIn } from '../../training/coverage/_day-field.ts';

export const dateForm = z.object({
  sequence: z.string().optional(),
  kind: z.enum(dateKinds, { error: 'Choose the kind of date' }),
  title: checkedText(line('what it is', 120)),
  words: checkedText(paragraphs('what to know', 500)).optional(),
  ...{ ...dayBoxes('starts'), ...dayBoxes('ends'), ...dayBoxes('checked') },
  ...{ from: z.string().optional(), until: z.string().optional(), area: z.string().optional() },
  place: checkedText(line('the place', 200)).optional(),
  source: checkedText(line('the source', 300)),
  ...{ shift: z.string().optional(), courtesy: z.string().optional() },
});

export type DateTyped = TypedForm<typeof dateForm>;
type Typed = Readonly<Record<string, unknown>>;

/** The form of a new date before anybody typed in it. */
export const newDateTyped = (today: Temporal.PlainDate): DateTyped =>
  emptyForm(dateForm, boxesOf(typedDay(today), 'checked'));

/** The form filled with a date, to edit it. */
export function typedDate(one: ListedDate): DateTyped {
  const isOneDay = one.startsOn.equals(one.endsOn);
  return emptyForm(dateForm, {
    ...{ sequence: String(one.sequence), kind: one.kind, title: one.title, words: one.words ?? '' },
    ...boxesOf(typedDay(one.startsOn), 'starts'),
    ...(isOneDay ? {} : boxesOf(typedDay(one.endsOn), 'ends')),
    ...boxesOf(typedDay(one.checkedOn), 'checked'),
    ...{ from: one.startsAt ? time(one.startsAt) : '', until: one.endsAt ? time(one.endsAt) : '' },
    ...{ area: one.areaId ?? '', place: one.place ?? '', source: one.source },
    ...{ shift: one.mayShift ? 'yes' : '', courtesy: one.isCourtesy ? 'yes' : '' },
  });
}

/** What the form says of a date, and what is wrong in it. */
export async function readDate(request: Request, areas: readonly AreaChoice[], today: Temporal.PlainDate) {
  const read = await readForm(request, dateForm);
  const { values } = read;
  const checked = readPastDay(values, { name: 'checked', sentence: 'the day it was checked' }, today);
  const days = readDays(values);
  const hours = days.startsOn && readHours(values, days.startsOn);
  const area = areas.find(({ id }) => id === values.area);
  const errors: Mistakes = {
    ...(read.ok ? {} : (read.errors as Mistakes)),
    ...{ ...checked.mistake, ...days.mistakes },
    ...(hours === undefined ? { from: 'Enter both times, like 2pm and 4:30pm' } : {}),
    ...(values.area && !area ? { area: 'Choose an area of yours' } : {}),
  };
  const { startsOn, endsOn } = days;
  if (!read.ok || !checked.on || !startsOn || !endsOn || Object.keys(errors).length > 0)
    return { values, errors, given: null };
  const { kind, title, words = null, place = null, source, shift, courtesy } = read.value;
  const flags = { mayShift: shift === 'yes', isCourtesy: courtesy === 'yes' };
  const when = { startsOn, endsOn, hours: hours ?? null, checkedOn: checked.on };
  const given: NewDate = { kind, title, words, place, source, areaId: area?.id ?? null, ...flags, ...when };
  return { values, errors, given };
}

function readDays(values: Typed) {
  const startsOn = readDay(typedIn(values, 'starts'));
  const last = typedIn(values, 'ends');
  const endsOn = isBlankDay(last) ? startsOn : readDay(last);
  const mistakes: Mistakes = {
    ...(startsOn ? {} : { starts: 'Enter the first day, like 3 12 2026' }),
    ...(endsOn || !startsOn ? {} : { ends: 'Enter the last day, like 3 12 2026' }),
  };
  return { startsOn, endsOn, mistakes };
}

// Undefined where only one time is given, or what stands there is none.
function readHours({ from, until }: Typed, on: Temporal.PlainDate) {
  if (!from && !until) return null;
  const [starts, ends] = [readTime(String(from ?? '')), readTime(String(until ?? ''))];
  return starts && ends ? { startsAt: ukMoment(on, starts), endsAt: ukMoment(on, ends) } : undefined;
}
