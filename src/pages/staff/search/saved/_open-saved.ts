import type { AstroGlobal } from 'astro';
import type { Db } from '#db/client.ts';
import { countEngagements } from '#lib/engagement/list.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { countContacts } from '#lib/institutions/contacts/list.ts';
import { institutionFilters } from '#lib/institutions/filters.ts';
import { countNewFound, countNewInstitutions, mostNew } from '#lib/institutions/search/saved/count-new.ts';
import { findSaved, listSaved, type SavedSearch } from '#lib/institutions/search/saved/list.ts';
import { searchesWithNews } from '#lib/institutions/search/saved/news.ts';
import { areasInSight, knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readId } from '#lib/web/read-id.ts';
import { keptLists, keptPage, type KeptPage, questionWords } from '../../_kept-lists.ts';
import { contactFilter } from '../../contacts/_filter.ts';
import { engagementFilter } from '../../engagements/_list/filter.ts';
import { searchQuery } from '../_asked.ts';
import { askedOf } from '../_open-search.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;
type Reader = { db: Db; officer: Officer; now: Temporal.Instant };

/** The saved searches of whoever is signed in and of their team, with what is new in each; null when not for them. */
export async function openSaved({ locals }: Pick<Page, 'locals'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeToday(officer)) return null;
  const all = await listSaved(db, officer, await areasInSight(db, officer, 'seeToday'));
  const seen = all.flatMap((one) => withPage(officer, one));
  const rows = await Promise.all(
    seen.map(async (one) => ({ ...one, fresh: await countNew({ db, officer, now }, one) })),
  );
  const isMine = ({ officerId }: SavedSearch) => officerId === officer.id;
  return { officer, mine: rows.filter(isMine), team: rows.filter((one) => !isMine(one)) };
}
/** How many searches that an officer keeps, or that are shared with them, have something new. */
export async function countSearchesWithNews(reader: Reader): Promise<number> {
  const { db, officer, now } = reader;
  const sight = await areasInSight(db, officer, 'seeToday');
  const isTheirs = (one: SavedSearch) => withPage(officer, one).length > 0;
  const countNewIn = async (one: SavedSearch) => {
    const [shown] = withPage(officer, one);
    return shown ? countNew(reader, shown) : 0;
  };
  return searchesWithNews(db, officer, sight, { isTheirs, countNew: countNewIn }, now);
}

export type ShownSearch = NonNullable<Awaited<ReturnType<typeof openSaved>>>['mine'][number];

/** The saved search that the address names, if whoever is signed in may see it; otherwise null. */
export async function openOne({ locals, params }: Page) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeToday(officer)) return null;
  const sight = await areasInSight(db, officer, 'seeToday');
  const found = await findSaved(db, officer, sight, readId<'saved_search'>(params['id']));
  const [saved] = found ? withPage(officer, found) : [];
  return saved ? { officer, db, now, saved, isMine: saved.officerId === officer.id } : null;
}
export type OpenOne = NonNullable<Awaited<ReturnType<typeof openOne>>>;

// What the reader may see decides, not what the writer may: a list that is not for them is not offered.
function withPage(officer: Officer, saved: SavedSearch) {
  const page = keptPage(saved.page);
  if (!page || !can[keptLists[page].ability](officer)) return [];
  return [{ ...saved, page, words: questionWords(page, saved.query) }];
}

/** How many that match came since the reader last looked, as far as they may see them. */
async function countNew(
  { db, officer, now }: Reader,
  { page, query, lookedAt, savedAt }: SavedSearch & { page: KeptPage },
): Promise<number> {
  const since = lookedAt ?? savedAt;
  const asked = new URLSearchParams(query);
  const areas = await knownAreasFor(db, officer, keptLists[page].ability, now);
  switch (page) {
    case 'search':
      return countNewFound(db, await askedOf(db, officer, searchQuery(asked), now), since);
    case 'institutions':
    case 'coverage':
      return countNewInstitutions(db, areas, institutionFilters(asked), { today: ukDay(now), since });
    case 'contacts':
      return countContacts(
        db,
        officer,
        { areas, filter: { ...contactFilter(asked), addedSince: since } },
        now,
      );
    case 'engagements':
      return countEngagements(db, officer.id, {
        areas,
        filter: { ...engagementFilter(asked), recordedSince: since },
      });
  }
}

/** "3 new", "99+ new"; nothing when there is nothing new. */
export const newWords = (count: number): string =>
  count > mostNew ? `${mostNew}+ new` : count > 0 ? `${count} new` : '';
