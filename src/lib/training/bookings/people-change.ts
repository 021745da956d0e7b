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
  const kept = list.flatMap(({ placeId, name, email }) => (placeId ? [{ id: placeId, name, email }] : []));
  if (kept.some(({ id }) => !held.has(id)) || new Set(kept.map(({ id }) => id)).size < kept.length)
    return null;
  const staying = new Set(kept.map(({ id }) => id));
  const givenBack = before.filter(({ id }) => !staying.has(id));
  const added = list.filter(({ placeId }) => placeId === null);
  const altered = kept.filter(({ id, name, email }) => {
    const was = held.get(id);
    return was && (was.name !== name || was.email?.toLowerCase() !== email?.toLowerCase());
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
    ...change.altered.map(({ id, name }) => renamed(was.get(id)?.name ?? null, name)),
    ...change.added.map(({ name }) => `${name ?? 'A place with no name yet'}: place added`),
  ];
}

function renamed(before: string | null, after: string | null): string {
  if (before === after) return `${after ?? 'A place with no name yet'}: email changed`;
  return before ? `${after ?? 'No name yet'}, in place of ${before}` : `${after ?? ''}: name added`;
}
