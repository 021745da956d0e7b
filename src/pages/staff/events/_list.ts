import type { AstroGlobal } from 'astro';
import { type EventFilter, eventLists } from '#lib/calendar/events/filter.ts';
import { listEvents } from '#lib/calendar/events/list.ts';
import { knownEventTerms } from '#lib/calendar/events/terms.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { areasInSight } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the list of events shows to whoever is signed in; null when it is not for them. */
export async function openEvents({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeCalendar(officer)) return null;
  const filter = eventFilter(url.searchParams);
  const areas = await areasInSight(db, officer, 'seeCalendar');
  const [page, terms, places] = await Promise.all([
    listEvents(db, officer, { areas, filter }, now),
    knownEventTerms(db, now),
    listChosenAreas(db, areas, ['force', 'district']),
  ]);
  const types = terms.type.map(({ code, label }) => ({ value: code, text: label }));
  return { officer, now, filter, page, types, places, mayAdd: can.manageEvents(officer) };
}
export type OpenEvents = NonNullable<Awaited<ReturnType<typeof openEvents>>>;

function eventFilter(query: URLSearchParams): EventFilter {
  const given = (name: string) => query.get(name)?.replaceAll('\0', '').trim().slice(0, 100) || undefined;
  return {
    list: eventLists.find((one) => one === query.get('list')) ?? 'coming',
    isMine: query.get('whose') === 'mine',
    ...{ words: given('words'), type: given('type'), area: given('area') },
    after: readId<'event'>(query.get('after')) ?? undefined,
  };
}

/** The address of the list with this filter and what differs, on its first page or after an event. */
export function eventsPath(filter: EventFilter, other: Partial<EventFilter> = {}): string {
  const { list, isMine, words, type, area, after } = { ...filter, after: undefined, ...other };
  return withQuery(paths.staff.events, {
    ...{ list: list === 'coming' ? null : list, whose: isMine ? 'mine' : null, words, type, area, after },
  });
}

const tabs = {
  coming: 'To come',
  drafts: 'Drafts',
  waiting: 'Waiting for approval',
  debrief: 'To debrief',
  past: 'Past',
  off: 'Off',
  all: 'All',
} as const;

/** The lists as tabs. */
export const eventTabs = (filter: EventFilter) =>
  eventLists.map((list) => ({
    href: eventsPath(filter, { list }),
    text: tabs[list],
    isCurrent: filter.list === list,
  }));
