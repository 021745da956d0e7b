import type { Operation } from '#db/schema/audit.ts';
import { entitiesWords } from './entity-words.ts';

/** What an operation is called by itself, as in a filter. */
export const operationWords: Readonly<Record<Operation, string>> = {
  collect: 'Added',
  alter: 'Changed',
  consult: 'Looked at',
  disclose: 'Gave out',
  combine: 'Brought together',
  erase: 'Erased',
  sign_in: 'Signed in',
  permission: 'Changed permissions',
};

const verbs: Readonly<Record<Exclude<Operation, 'sign_in' | 'permission'>, string>> = {
  collect: 'added',
  alter: 'changed',
  consult: 'looked at',
  disclose: 'gave out',
  combine: 'brought together',
  erase: 'erased details of',
};

type Said = { operation: Operation; entity: string; records: number };

/**
 * An entry as one sentence without its full stop: "Dana Whitlock looked at 3 bookings".
 *
 * @param who the name of the actor, or "You"
 */
export function entryWords({ operation, entity, records }: Said, who: string): string {
  if (operation === 'sign_in') return `${who} signed in`;
  const what = entitiesWords(entity, records);
  if (operation === 'permission') return `${who} changed what may be done: ${what}`;
  return records === 0
    ? `${who} found no ${entitiesWords(entity, 0).slice(2)}`
    : `${who} ${verbs[operation]} ${what}`;
}

type Doer = { actorKind: string; actorId: string | null };

/**
 * Who did it, in words.
 *
 * @param names of officers by their ids
 */
export function actorWords({ actorKind, actorId }: Doer, names: ReadonlyMap<string, string>): string {
  if (actorKind === 'officer') return names.get(actorId ?? '') ?? 'An officer whose account is erased';
  if (actorKind === 'booker') return 'Somebody with the link of a booking';
  if (actorKind === 'requester') return 'Somebody with the link of a training request';
  if (actorKind === 'registrant') return 'Somebody with the link of a registration';
  if (actorKind === 'reporter') return 'Somebody with the link of a tension return';
  if (actorKind === 'contact') return 'Somebody with the link to their own details';
  if (actorKind === 'partner') return 'A partner, signed in by email';
  return actorKind === 'public' ? 'Somebody on the public site' : 'The nightly and hourly jobs';
}
