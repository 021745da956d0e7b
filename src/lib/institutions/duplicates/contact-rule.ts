import type { AreaId } from '#db/schema/areas.ts';
import { phoneFigures } from '../contacts/addresses.ts';
import { likeness } from './likeness.ts';
import { plainPerson, soundOf } from './normalise.ts';
import { contactWeights as weights, type Reason } from './weights.ts';

/** What two records of contacts are compared by. */
export type ContactFacts = {
  name: string;
  email: string | null;
  phone: string | null;
  areaId: AreaId | null;
  /** The roles that they hold now. */
  roles: readonly { institutionId: string; title: string }[];
  /** Mailboxes and switchboards of their institutions: many share them. */
  shared: readonly string[];
};

type Code = keyof typeof weights;
const nearlySo = 0.75;

/** Everything that speaks for two records being of one person, and against it. It is the same from either side. */
export function compareContacts(one: ContactFacts, other: ContactFacts): Reason[] {
  const codes = [
    email(one, other),
    phone(one, other),
    names(plainPerson(one.name), plainPerson(other.name)),
    ...roles(one, other),
    area(one, other),
  ];
  return codes.filter((code) => code !== null).map((code) => ({ code, points: weights[code] }));
}

/** An address as it is compared: what stands after a plus is the owner's own sorting. */
export const plainEmail = (email: string): string =>
  email
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');

function email(one: ContactFacts, other: ContactFacts): Code | null {
  if (!one.email || !other.email) return null;
  const [left, right] = [plainEmail(one.email), plainEmail(other.email)];
  if (left !== right) return null;
  const isShared = [...one.shared, ...other.shared].some((address) => plainEmail(address) === left);
  return isShared ? 'shared_email' : 'same_email';
}

function phone(one: ContactFacts, other: ContactFacts): Code | null {
  const [left, right] = [one.phone && phoneFigures(one.phone), other.phone && phoneFigures(other.phone)];
  if (!left || left !== right) return null;
  const isShared = [...one.shared, ...other.shared].some((number) => phoneFigures(number) === left);
  return isShared ? 'shared_phone' : 'same_phone';
}

function names(one: string, other: string): Code | null {
  if (one === other) return one === '' ? null : 'same_name';
  const [left, right] = [one.split(' '), other.split(' ')];
  if (likeness(left, right) >= nearlySo) return 'near_name';
  if (soundOf(left) === soundOf(right)) return 'sound_name';
  if (isInitial(left, right) || isInitial(right, left)) return 'initial_name';
  return left[0] === right[0] ? 'first_name' : 'other_name';
}

// "s haldane" of "sarah haldane".
const isInitial = (short: readonly string[], long: readonly string[]): boolean =>
  short.length > 1 &&
  short[0]!.length === 1 &&
  long[0]!.startsWith(short[0]!) &&
  short.at(-1) === long.at(-1);

function roles(one: ContactFacts, other: ContactFacts): (Code | null)[] {
  const there = one.roles.flatMap((role) =>
    other.roles
      .filter(({ institutionId }) => institutionId === role.institutionId)
      .map((twin) => [role, twin]),
  );
  const isSame = there.some(([role, twin]) => role!.title.toLowerCase() === twin!.title.toLowerCase());
  return [there.length > 0 ? 'same_institution' : null, isSame ? 'same_title' : null];
}

function area(one: ContactFacts, other: ContactFacts): Code | null {
  if (!one.areaId || !other.areaId) return null;
  return one.areaId === other.areaId ? 'same_area' : 'other_area';
}
