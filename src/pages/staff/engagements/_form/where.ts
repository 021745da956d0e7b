import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { contactNow } from '#lib/institutions/contact-now.ts';
import { institutionThere, type InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { folded, partsOf } from '#lib/institutions/label.ts';
import type { Suggestion } from '#lib/institutions/row.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';
import type { Mistakes } from '#lib/web/form.ts';

export type Locals = AstroGlobal['locals'];
type Typed = { institution: string; organisation: string; area: string };

/** Where it was, as far as the form tells. */
export type Where = {
  institution: InstitutionThere | null;
  areaId: AreaId | null;
  /** Institutions that the words may mean, where they name no single one. */
  candidates: readonly Suggestion[];
  mistakes: Mistakes;
};

/** The institution of an id, where this officer may log an engagement; null for any other. */
export async function institutionFor(
  locals: Locals,
  officer: Officer,
  id: string | null,
): Promise<InstitutionThere | null> {
  const found = await institutionThere(locals.db, readId<'institution'>(id));
  if (!found || found.mergedIntoId) return null;
  const path = found.districtId ? await knownAreaPath(locals.db, found.districtId, locals.now) : undefined;
  return can.logEngagement(officer, path) ? found : null;
}

/** Finds out where it was: at the institution that was chosen or named, or in an area. */
export async function whereOf(locals: Locals, officer: Officer, typed: Typed): Promise<Where> {
  const words = typed.organisation.trim();
  const area = await areaFor(locals, officer, typed.area);
  if (words === '')
    return { institution: null, areaId: area, candidates: [], mistakes: area ? {} : placeless };
  const chosen = await institutionFor(locals, officer, typed.institution);
  const found = await meant(locals, words);
  const fits = chosen && (isSame(chosen.name, words) || found.some(({ id }) => id === chosen.id));
  if (fits) return at(chosen, area);
  const theirs = await Promise.all(found.map(({ id }) => institutionFor(locals, officer, id)));
  const candidates = found.filter((_, index) => theirs[index]);
  const same = candidates.filter(({ name, label }) => isSame(name, words) || isSame(label, words));
  const only = same.length === 1 ? same[0] : candidates.length === 1 ? candidates[0] : undefined;
  const sure = theirs.find((one) => one && one.id === only?.id);
  if (sure) return at(sure, area);
  return { institution: null, areaId: area, candidates, mistakes: unclear(candidates.length) };
}

// A line of the list of suggestions holds the district and a number beside the name.
async function meant({ db }: Locals, words: string): Promise<Suggestion[]> {
  const { name, mark } = partsOf(words);
  const tries = [words, mark ?? '', name.replace(/, [^,]*$/, '')];
  for (const text of new Set(tries)) {
    const found = await suggestInstitutions(db, text);
    if (found.length > 0) return found;
  }
  return [];
}

const placeless = { organisation: 'Enter the institution, or choose the area where it was' };

const at = (institution: InstitutionThere, area: AreaId | null): Where => {
  const areaId = institution.districtId ?? area;
  const mistakes: Mistakes = areaId
    ? {}
    : { area: 'Choose the area: this institution lies in no one district' };
  return { institution, areaId, candidates: [], mistakes };
};

const unclear = (count: number): Mistakes =>
  count > 0
    ? { institution: 'Choose which institution you mean' }
    : { organisation: 'No institution in your areas has these words: try fewer, or choose the area instead' };

const isSame = (one: string, other: string): boolean => folded(one) === folded(other);

async function areaFor({ db, now }: Locals, officer: Officer, typed: string): Promise<AreaId | null> {
  const id = readId<'area'>(typed);
  const path = id ? await knownAreaPath(db, id, now) : [];
  return id && path.length > 0 && can.logEngagement(officer, path) ? id : null;
}

/** Whether an institution is content to hear from us, in words; null where it is. */
export function wishOf(institution: InstitutionThere | null, now: Temporal.Instant) {
  const state = institution ? contactNow(institution, ukDay(now)) : 'open';
  return state === 'open' ? null : state;
}
