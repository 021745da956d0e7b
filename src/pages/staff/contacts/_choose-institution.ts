import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { institutionThere, type InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

const isTheirs = async (
  { locals: { db, now } }: Page,
  officer: Officer,
  found: InstitutionThere,
): Promise<boolean> =>
  can.manageContacts(officer, found.districtId ? await knownAreaPath(db, found.districtId, now) : undefined);

/**
 * Where somebody is to hold a role: the institution that the address names, or what was looked for by its words.
 *
 * @returns institution null while none is chosen, or where the one named is not for this officer
 */
export async function chooseInstitution(page: Page, officer: Officer) {
  const { db } = page.locals;
  const { searchParams } = page.url;
  const typed = searchParams.get('organisation')?.trim().slice(0, 200) ?? '';
  const named = await institutionThere(db, readId(searchParams.get('institution')));
  const isOpen = named && !named.mergedIntoId && (await isTheirs(page, officer, named));
  if (isOpen) return { institution: named, typed, suggestions: [] };
  const near = typed ? await suggestInstitutions(db, typed) : [];
  const theirs = await Promise.all(
    near.map(async (one) => {
      const found = await institutionThere(db, one.id);
      return found && (await isTheirs(page, officer, found)) ? [one] : [];
    }),
  );
  return { institution: null, typed, suggestions: theirs.flat() };
}
export type Choice = Awaited<ReturnType<typeof chooseInstitution>>;
