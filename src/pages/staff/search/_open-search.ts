import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { listEvents } from '#lib/calendar/events/list.ts';
import { eventsNamed } from '#lib/calendar/events/named.ts';
import { areasOfSlug } from '#lib/institutions/conditions.ts';
import { type Asked, type Part, type SearchKind, searchKinds } from '#lib/institutions/search/kinds.ts';
import { search } from '#lib/institutions/search/search.ts';
import { typedReferences } from '#lib/institutions/search/typed-words.ts';
import { areasInSight, knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findReferences } from '#lib/training/sessions/find-references.ts';
import { type SearchQuery, searchQuery } from './_asked.ts';
import { districtChoices } from './_districts.ts';
import { seenBy } from './_kinds.ts';
import { placesOf } from './_places.ts';

/** So many of each kind stand together; so many on a page of one kind. */
const [together, alone] = [5, 25];

/** What the search shows to whoever is signed in; null when it is not for them. */
export async function openSearch({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeToday(officer)) return null;
  const query = searchQuery(url.searchParams);
  const asked = await askedOf(db, officer, query, now);
  const [found, places, references, events, districts] = await Promise.all([
    query.words ? search(db, officer, asked, partsOf(query, asked), now) : null,
    query.words && !query.kind && can.seeAreas(officer) ? placesOf(db, query.words, now) : [],
    query.kind ? [] : referencesOf(db, officer, query.words, now),
    query.kind ? null : eventsOf(db, officer, query, now),
    districtChoices(locals, officer),
  ]);
  const isEmpty =
    places.length + references.length + (events?.rows.length ?? 0) === 0 &&
    !found?.groups.some(({ total }) => total > 0);
  return { officer, query, found, places, references, events, districts, isEmpty, today: ukDay(now) };
}
export type OpenSearch = NonNullable<Awaited<ReturnType<typeof openSearch>>>;

/** The question of an address, within what the reader may see. */
export async function askedOf(
  db: Db,
  officer: Officer,
  { words, area }: Pick<SearchQuery, 'words' | 'area'>,
  now: Temporal.Instant,
): Promise<Asked> {
  const seen = searchKinds.filter((kind) => can[seenBy[kind]](officer));
  const within = area ? new Set(await areasOfSlug(db, area)) : null;
  const cut = new Map<readonly AreaId[], readonly AreaId[]>();
  const areas: Partial<Record<SearchKind, readonly AreaId[]>> = {};
  for (const kind of seen) {
    const all = await knownAreasFor(db, officer, seenBy[kind], now);
    const here = cut.get(all) ?? (within ? all.filter((id) => within.has(id)) : all);
    cut.set(all, here);
    areas[kind] = here;
  }
  return { text: words, areas, hasNowhere: !within };
}

const partsOf = ({ kind, after }: SearchQuery, { areas }: Asked): Part[] =>
  kind
    ? [{ kind, size: alone, after }]
    : searchKinds.filter((one) => areas[one]).map((one) => ({ kind: one, size: together, after: null }));

/** The events that have the words, the next first; null where there is too little to look for. */
async function eventsOf(db: Db, officer: Officer, { words, area }: SearchQuery, now: Temporal.Instant) {
  if (words.length < 2 || !can.seeCalendar(officer)) return null;
  // Most questions name no event: then neither their areas nor their order are asked for.
  if ((await eventsNamed(db, words)).length === 0) return null;
  const areas = await areasInSight(db, officer, 'seeCalendar');
  const filter = { list: 'all' as const, isMine: false, words, area };
  return { filter, ...(await listEvents(db, officer, { areas, filter }, now, together)) };
}
export type FoundEvents = NonNullable<Awaited<ReturnType<typeof eventsOf>>>;

async function referencesOf(db: Db, officer: Officer, words: string, now: Temporal.Instant) {
  const references = typedReferences(words);
  if (references.length === 0) return [];
  const [sessions, bookings] = await Promise.all([
    areasInSight(db, officer, 'seeTraining'),
    knownAreasFor(db, officer, 'seeBookings', now),
  ]);
  return findReferences(db, officer, { references, sessions, bookings }, now);
}
