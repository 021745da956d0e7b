import type { AstroGlobal } from 'astro';
import { countEngagements, listEngagements, mostCounted } from '#lib/engagement/list.ts';
import { knownTerms } from '#lib/engagement/terms.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { engagementFilter, totalWords } from './filter.ts';

/** What the list of engagements shows to whoever is signed in; null when it is not for them. */
export async function openList({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeEngagements(officer)) return null;
  const areas = await areasFor(db, officer, 'seeEngagements');
  const filter = engagementFilter(url.searchParams);
  const [page, total, terms, choices, institution] = await Promise.all([
    listEngagements(db, officer, { areas, filter }, now),
    countEngagements(db, officer.id, { areas, filter }),
    knownTerms(db, now),
    areaChoices(db, areas),
    filter.institution ? institutionThere(db, filter.institution) : null,
  ]);
  const districts = choices.filter(({ kind }) => kind === 'district');
  // The name of an institution is shown only where it has a row that this reader may see.
  const where = page.rows.length > 0 ? institution : null;
  return { officer, filter, page, words: totalWords(total, mostCounted), terms, districts, where };
}
export type OpenList = NonNullable<Awaited<ReturnType<typeof openList>>>;
