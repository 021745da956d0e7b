import type { Person } from '#lib/training/bookings/places.ts';
import { emailAddress } from '#lib/web/fields.ts';

/** The rows of the form as they were typed: names, addresses and roles side by side, and the number of places. */
export type Rows = {
  places: string;
  attendee: string[];
  attendeeEmail: string[];
  /** The code of a role, or nothing, beside each name. */
  attendeeRole: string[];
};

/** A session has at most so many places. */
const mostRows = 1000;
const longestName = 120;
const oneEmail = emailAddress('an email address');
const isBlank = (rows: Omit<Rows, 'places'>, index: number) =>
  !rows.attendee[index]?.trim() && !rows.attendeeEmail[index]?.trim() && !rows.attendeeRole[index];

/** The rows that somebody typed in. */
export const named = (rows: Omit<Rows, 'places'>) =>
  Array.from({ length: longest(rows) }, (_, index) => index)
    .filter((index) => !isBlank(rows, index))
    .map((index) => ({
      attendee: rows.attendee[index] ?? '',
      attendeeEmail: rows.attendeeEmail[index] ?? '',
      attendeeRole: rows.attendeeRole[index] ?? '',
    }));

/** So many rows: blank ones are added or taken from the end, and nobody who was typed in is dropped. */
export function resized(rows: Rows, wanted: number): Rows {
  let count = longest(rows);
  while (count > wanted && isBlank(rows, count - 1)) count -= 1;
  const size = Math.max(count, Math.min(wanted, mostRows));
  const fill = (values: string[]) => Array.from({ length: size }, (_, index) => values[index] ?? '');
  return {
    places: String(size),
    attendee: fill(rows.attendee),
    attendeeEmail: fill(rows.attendeeEmail),
    attendeeRole: fill(rows.attendeeRole),
  };
}

/** The rows without one of them. */
export function without(rows: Rows, position: number): Rows {
  const drop = (values: string[]) => values.filter((_, index) => index !== position - 1);
  const left = {
    places: rows.places,
    attendee: drop(rows.attendee),
    attendeeEmail: drop(rows.attendeeEmail),
    attendeeRole: drop(rows.attendeeRole),
  };
  return resized(left, Math.max(1, left.attendee.length));
}

/** Whether a button of the list was pressed: the form is then not sent for good. */
export const isEdit = (intent: string): boolean => /^(add|rows|remove-\d{1,4})$/.test(intent);

/**
 * What a button of the list asks for: `rows` for as many as the number says, `add` for one more, `remove-2` for
 * one fewer. Null when the form was sent for good.
 */
export function edited(rows: Rows, intent: string, most: number): Rows | null {
  const removed = /^remove-(\d{1,4})$/.exec(intent)?.[1];
  if (removed) return without(rows, Number(removed));
  if (intent === 'add') return resized(rows, Math.min(most, rows.attendee.length + 1));
  return intent === 'rows' ? resized(rows, Math.min(most, Math.max(1, Number(rows.places) || 1))) : null;
}

/** Whether there are more rows than any session has places: no page of ours sends so many. */
export const isEndless = (rows: Omit<Rows, 'places'>): boolean => longest(rows) > mostRows;

const longest = ({ attendee, attendeeEmail, attendeeRole }: Omit<Rows, 'places'>): number =>
  Math.max(attendee.length, attendeeEmail.length, attendeeRole.length);

type Read = { people: Person[]; errors: Record<string, string> };

const noNumber = ({ places }: Rows): Record<string, string> =>
  Number(places) < 1 ? { places: 'Choose how many places' } : {};

/** The people of the rows, and what is wrong by the field it stands in. */
export function readPeople(rows: Rows, roles: readonly { value: string }[]): Read {
  const wanted = Number(rows.places);
  const all = resized(rows, wanted);
  const errors = noNumber(rows);
  if (wanted >= 1 && all.attendee.length > wanted)
    errors['places'] =
      `You asked for ${wanted} and named ${all.attendee.length}. Change the number, or remove a person`;
  const people = all.attendee.map((_, index) => {
    const one = readPerson(all, index, roles);
    Object.assign(errors, one.errors);
    return one.person;
  });
  return { people, errors };
}

/** A party that waits: as many as the number says, without names. What was typed of people is not looked at. */
export const readParty = (rows: Rows): Read => ({
  people: Array.from({ length: Math.min(Number(rows.places) || 0, mostRows) }, () => ({
    name: null,
    email: null,
  })),
  errors: noNumber(rows),
});

function readPerson(rows: Rows, index: number, roles: readonly { value: string }[]) {
  const errors: Record<string, string> = {};
  const wrong = (field: string, words: string) => (errors[`${field}-${index + 1}`] = words);
  const who = `person ${index + 1}`;
  const name = rows.attendee[index]?.replace(/\s+/g, ' ').trim() || null;
  const address = rows.attendeeEmail[index]?.trim();
  const email = address ? oneEmail.safeParse(address) : null;
  const role = rows.attendeeRole[index] || null;
  if (address && !name) wrong('attendee', `Enter a name for ${who}, or remove them`);
  if (name && name.length > longestName)
    wrong('attendee', `Shorten the name to ${longestName} characters or fewer`);
  if (email?.error) wrong('attendeeEmail', `Enter an email address for ${who}, like name@school.example`);
  if (role && !roles.some(({ value }) => value === role))
    wrong('attendeeRole', `Choose a role from the list for ${who}`);
  return { person: { name, email: email?.data ?? null, roleCode: role }, errors };
}
