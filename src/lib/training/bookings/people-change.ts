import type { PlaceId } from '#db/schema/bookings.ts';
import { placesWords } from '../words.ts';
import type { Person } from './places.ts';
import type { HeldPlace } from './ticket.ts';

/** What differs between the people of a booking and a new list of them. */
export type PeopleChange = {
  added: readonly Person[];
  givenBack: readonly HeldPlace[];
  altered: readonly (Person & { id: PlaceId })[];
  /** One line for each thing that changes; empty when nothing does. */
  words: readonly string[];
};

/** Compares; null when the list names a place that the booking does not hold, or one twice. */
export function comparePeople(
  before: readonly HeldPlace[],
  list: readonly (Person & { placeId: PlaceId | null })[],
): PeopleChange | null {
  const held = new Map(before.map((place) => [place.id, place]));
  const kept = list.flatMap(({ placeId, ...person }) => (placeId ? [{ ...person, id: placeId }] : []));
  if (kept.some(({ id }) => !held.has(id)) || new Set(kept.map(({ id }) => id)).size < kept.length)
    return null;
  const staying = new Set(kept.map(({ id }) => id));
  const givenBack = before.filter(({ id }) => !staying.has(id));
  const added = list.filter(({ placeId }) => placeId === null);
  const altered = kept.filter((person) => {
    const was = held.get(person.id);
    return was && (!isSamePerson(was, person) || hasNewRole(was, person));
  });
  return {
    added,
    givenBack,
    altered,
    words: changeWords(before, list.length, { added, givenBack, altered }),
  };
}

function changeWords(
  before: readonly HeldPlace[],
  after: number,
  change: Omit<PeopleChange, 'words'>,
): readonly string[] {
  const was = new Map(before.map((place) => [place.id, place]));
  return [
    ...(after === before.length ? [] : [`${placesWords(after)}, was ${before.length}`]),
    ...change.givenBack.map(({ name }) => `${name ?? 'A place with no name'}: place given back`),
    ...change.altered.map((person) => alteredWords(was.get(person.id), person)),
    ...change.added.map(({ name }) => `${name ?? 'A place with no name yet'}: place added`),
  ];
}

const isSamePerson = (was: Person, is: Person): boolean =>
  was.name === is.name && was.email?.toLowerCase() === is.email?.toLowerCase();

/** Whether a role was given, taken or changed; a list that says nothing of roles leaves them. */
const hasNewRole = (was: Person, is: Person): boolean =>
  is.roleCode !== undefined && (was.roleCode ?? null) !== is.roleCode;

function alteredWords(was: HeldPlace | undefined, is: Person): string {
  const who = is.name ?? 'A place with no name yet';
  if (was && isSamePerson(was, is)) return `${who}: role changed`;
  if (was?.name === is.name) return `${who}: email changed`;
  return was?.name ? `${is.name ?? 'No name yet'}, in place of ${was.name}` : `${is.name ?? ''}: name added`;
}
