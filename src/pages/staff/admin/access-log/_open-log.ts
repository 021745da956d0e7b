import type { EntryScope } from '#lib/audit/find-entries.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { type Ability, grantsFor } from '#lib/officers/can.ts';
import type { Officer } from '#lib/actor.ts';
import { signedIn } from '#lib/officers/signed-in.ts';

/**
 * Whoever is signed in with the part of the log that they may see: a data protection officer all of it, a
 * supervisor what officers in their areas did.
 *
 * @returns null when none of it is theirs
 */
export async function openLog(locals: App.Locals, ability: Ability, check: (officer: Officer) => boolean) {
  const officer = signedIn(locals);
  if (!check(officer)) return null;
  const { db, sql, now } = locals;
  const grants = grantsFor(officer, ability);
  const scope: EntryScope = grants.some(({ role }) => role === 'dpo')
    ? 'everybody'
    : await areasFor(db, officer, ability);
  return { officer, db, sql, now, scope };
}
