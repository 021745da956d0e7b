import type { AstroGlobal } from 'astro';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { countEngagements } from '#lib/engagement/list.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { countContacts } from '#lib/institutions/contacts/list.ts';
import { institutionFilters } from '#lib/institutions/filters.ts';
import { countNewFound, countNewInstitutions, mostNew } from '#lib/institutions/search/saved/count-new.ts';
import { findSaved, listSaved, type SavedSearch } from '#lib/institutions/search/saved/list.ts';
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
// Of the first so many by name: more than that is looked through on the page itself.
const mostLooked = 10;
const news = remembered<number>(120);

/** How many searches that an officer keeps, or that are shared with them, have something new. Two minutes old at most. */
export const searchesWithNews = (reader: Reader): Promise<number> =>
  news(reader.db, reader.officer.id, reader.now, async () => {
    const { db, officer } = reader;
    const all = await listSaved(db, officer, await areasInSight(db, officer, 'seeToday'));
    const seen = all.flatMap((one) => withPage(officer, one)).slice(0, mostLooked);
    const fresh = await Promise.all(seen.map((one) => countNew(reader, one)));
    return fresh.filter((count) => count > 0).length;
  });

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
