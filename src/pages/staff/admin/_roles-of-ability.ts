import type { Role } from '#db/schema/officers.ts';
import { abilities, type Ability } from '#lib/officers/can.ts';
import { roleWords } from '#lib/officers/words.ts';

/** Every role, in the order in which they are told. */
export const everyRole = Object.keys(roleWords) as Role[];

/** Whether a role brings an ability. */
export const brings = (role: Role, ability: Ability): boolean =>
  (abilities[ability] as readonly Role[]).includes(role);

/** "Supervisor, Prevent officer"; "Everybody" */
export function rolesOfAbility(ability: Ability): string {
  const those = everyRole.filter((role) => brings(role, ability));
  return those.length === everyRole.length ? 'Everybody' : those.map((role) => roleWords[role]).join(', ');
}
