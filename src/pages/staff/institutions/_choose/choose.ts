import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';
import { mayIn } from '../_open-institution.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** The institution that `?institution=` names, if an officer may do a thing where it lies; otherwise null. */
export async function namedInstitution({ locals, url }: Page, officer: Officer, ability: Ability) {
  const named = await institutionThere(locals.db, readId(url.searchParams.get('institution')));
  if (!named || named.mergedIntoId) return null;
  return (await mayIn(locals, officer, can[ability], named.districtId)) ? named : null;
}

/** What `?organisation=` looks for by words, among the institutions for which an officer may do a thing. */
export async function suggestedFor({ locals, url }: Page, officer: Officer, ability: Ability) {
  const typed = url.searchParams.get('organisation')?.trim().slice(0, 200) ?? '';
  const near = typed ? await suggestInstitutions(locals.db, typed) : [];
  const theirs = await Promise.all(
    near.map(async (one) => {
      const found = await institutionThere(locals.db, one.id);
      const isTheirs = found && (await mayIn(locals, officer, can[ability], found.districtId));
      return isTheirs ? [one] : [];
    }),
  );
  return { typed, suggestions: theirs.flat() };
}
export type Suggested = Awaited<ReturnType<typeof suggestedFor>>;
