import type { RegisterRow } from './rows.ts';
import { isSameName, nameWords } from './names.ts';

/** What somebody types to check in: their address or their name, and where they work when that is asked. */
export type Typed = { who: string; organisation: string | null };

/**
 * Whom somebody means. `several` is people of one name at different organisations, or of one address: what is asked
 * next tells them apart without a list of names.
 */
export type Found =
  | { is: 'found'; row: RegisterRow }
  | { is: 'several'; organisations: string[] }
  | { is: 'shared address' }
  | { is: 'nobody' };

/** Finds somebody on a register by what they typed. */
export function findPerson(rows: readonly RegisterRow[], { who, organisation }: Typed): Found {
  const isAddress = who.includes('@');
  const matching = isAddress ? byAddress(rows, who) : rows.filter((row) => goesBy(row, who));
  const here = organisation
    ? matching.filter((row) => isSamePlace(row.organisation, organisation))
    : matching;
  const [first] = here;
  if (!first) return { is: 'nobody' };
  const organisations = [...new Set(here.map((row) => row.organisation))].sort();
  if (isAddress && new Set(here.map(({ name }) => name)).size > 1) return { is: 'shared address' };
  if (organisations.length > 1) return { is: 'several', organisations };
  // Two of one name at one organisation: whoever comes second is the other one.
  return { is: 'found', row: here.find(({ state }) => state === null) ?? first };
}

/** A place of an organisation that nobody's name stands on yet. */
export const findFreePlace = (rows: readonly RegisterRow[], organisation: string): RegisterRow | null =>
  rows.find(
    (row) => row.name === null && row.state === null && isSamePlace(row.organisation, organisation),
  ) ?? null;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function byAddress(rows: readonly RegisterRow[], address: string): RegisterRow[] {
  const named = rows.filter(({ email }) => email !== null && same(email, address));
  return named.length > 0
    ? named
    : rows.filter(({ booker }) => booker && same(booker.email, address)).slice(0, 1);
}

function goesBy({ name, booker }: RegisterRow, typed: string): boolean {
  const known = name ?? booker?.name;
  return known !== undefined && isSameName(known, typed);
}

const isSamePlace = (one: string, other: string): boolean =>
  nameWords(one).join(' ') === nameWords(other).join(' ');
