import type { PartDetails } from '#lib/training/parts/write.ts';
import type { PartId } from '#db/schema/session-parts.ts';
import { ukMoment } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import type { SessionFormChoices } from '#lib/training/sessions/create-choices.ts';
import {
  dayOf,
  furtherParts,
  mostParts,
  partCount,
  partFields,
  partName,
  type SessionTyped,
} from './_session-fields.ts';
import { readLength } from './_session-times.ts';

type First = { startsAt: Temporal.Instant; at: Temporal.PlainTime; minutes: number };

/**
 * Reads the parts of a session from its form; empty for a session held in one go. What a part leaves empty is as in
 * the first: the time of day, the length, the room.
 */
export function readParts(
  typed: SessionTyped,
  first: First,
  choices: SessionFormChoices,
): { parts: PartDetails[]; errors: Mistakes } {
  const numbers = furtherParts.filter((number) => number <= partCount(typed));
  if (numbers.length === 0) return { parts: [], errors: {} };
  const read = numbers.map((number) => readPart(typed, number, first, choices));
  const further = read.flatMap(({ part }) => part ?? []);
  const own = {
    id: (typed.firstPart || null) as PartId | null,
    startsAt: first.startsAt,
    endsAt: first.startsAt.add({ minutes: first.minutes }),
    siteId: null,
  };
  const errors = Object.assign({}, ...read.map((one) => one.errors)) as Mistakes;
  const parts = [own, ...further];
  return { parts, errors: Object.keys(errors).length > 0 ? errors : overlaps(parts) };
}

function readPart(typed: SessionTyped, number: number, first: First, choices: SessionFormChoices) {
  const name = partName(number);
  const word = (field: 'start' | 'length' | 'room' | 'id') => typed[`${name}-${field}`] ?? '';
  const on = readDay(dayOf(typed, name));
  const at = word('start') === '' ? first.at : readTime(word('start'));
  const minutes = word('length') === '' ? first.minutes : readLength(word('length'));
  const room =
    word('room') === '' || typed.mode === 'online'
      ? null
      : choices.sites.find(({ id }) => id === word('room'));
  const errors: Mistakes = {
    ...(on ? {} : { [name]: `Enter the date of part ${number}, like 10 12 2026` }),
    ...(at ? {} : { [`${name}-start`]: `Enter when part ${number} starts, like 2:30pm, or leave it empty` }),
    ...(minutes
      ? {}
      : {
          [`${name}-length`]: `Enter how long part ${number} takes, from 15 to 600 minutes, or leave it empty`,
        }),
    ...(room === undefined ? { [`${name}-room`]: 'Choose a room from the list' } : {}),
  };
  if (!on || !at || !minutes || room === undefined) return { part: null, errors };
  const startsAt = ukMoment(on, at);
  const id = (word('id') || null) as PartId | null;
  return { part: { id, startsAt, endsAt: startsAt.add({ minutes }), siteId: room?.id ?? null }, errors };
}

/** Nobody can sit in two parts at once, in whichever order they were typed. */
function overlaps(parts: readonly PartDetails[]): Mistakes {
  const numbered = parts
    .map((part, index) => ({ ...part, number: index + 1 }))
    .sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt));
  for (const [index, part] of numbered.entries()) {
    const before = numbered[index - 1];
    if (!before || Temporal.Instant.compare(part.startsAt, before.endsAt) >= 0) continue;
    const later = Math.max(part.number, before.number);
    const words = `Part ${later} overlaps part ${Math.min(part.number, before.number)}. Choose another date or time`;
    return { [`part${later}`]: words };
  }
  return {};
}

/** The form after a part was added or removed; null where something else was asked for. */
export function withParts(typed: SessionTyped): SessionTyped | null {
  const count = partCount(typed);
  if (typed.intent === 'add-part') return count < mostParts ? added(typed, count) : typed;
  const removed = Number(/^remove-part-(\d{1,2})$/.exec(typed.intent)?.[1]);
  if (!removed || removed > count || removed < 2) return null;
  const rows = furtherParts.filter((number) => number !== removed).map((number) => rowOf(typed, number));
  const shifted = rows.flatMap((row, index) => keyed(index + 2, row));
  return {
    ...typed,
    ...Object.fromEntries([...shifted, ...keyed(mostParts, [])]),
    partCount: String(count - 1),
  };
}

// A week later is the usual: it stands there to be changed.
function added(typed: SessionTyped, count: number): SessionTyped {
  const last = readDay(dayOf(typed, count === 1 ? 'date' : partName(count)));
  const next = last && typedDay(last.add({ days: 7 }));
  const row = next ? [next.day, next.month, next.year] : [];
  return { ...typed, ...Object.fromEntries(keyed(count + 1, row)), partCount: String(count + 1) };
}

const rowOf = (typed: SessionTyped, number: number): string[] =>
  partFields.map((field) => typed[`${partName(number)}-${field}`] ?? '');

const keyed = (number: number, row: readonly string[]) =>
  partFields.map((field, index) => [`part${number}-${field}`, row[index] ?? ''] as const);
