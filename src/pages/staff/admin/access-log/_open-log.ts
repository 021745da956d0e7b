import type { EntryScope } from '#lib/audit/find-entries.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { type Ability, grantsFor } from '#lib/officers/can.ts';
import type { Officer } from '#lib/actor.ts';
import { signedIn } from '#lib/officers/signed-in.ts';

/**
 * The part of the log that somebody may see by an ability: a data protection officer all of it, a supervisor what
 * officers in their areas did.
 */
export async function logScope(
  db: App.Locals['db'],
  officer: Officer,
  ability: Ability,
): Promise<EntryScope> {
  const isEverybody = grantsFor(officer, ability).some(({ role }) => role === 'dpo');
  return isEverybody ? 'everybody' : areasFor(db, officer, ability);
}

/**
 * Whoever is signed in with the part of the log that they may see.
 *
 * @returns null when none of it is theirs
 */
export async function openLog(locals: App.Locals, ability: Ability, check: (officer: Officer) => boolean) {
  const officer = signedIn(locals);
  if (!check(officer)) return null;
  const { db, sql, now } = locals;
  return { officer, db, sql, now, scope: await logScope(db, officer, ability) };
}
