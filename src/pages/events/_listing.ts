import type { AstroGlobal } from 'astro';
import { publicAreas } from '#lib/areas/public-areas.ts';
import { knownEventTerms } from '#lib/calendar/events/terms.ts';
import { milesNamed, type PublicFilter, venueAccess } from '#lib/calendar/listing/filter.ts';
import { listPublicEvents } from '#lib/calendar/listing/list.ts';
import { dayParts } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { eventMap } from './_map.ts';
import { type Looked, lookNear } from './_near.ts';

const asked = ['near', 'miles', 'area', 'type', 'audience', 'access', 'online'] as const;
/** What the form of the list was filled in with. */
export type Asked = Partial<Record<(typeof asked)[number], string>>;

/** The same events by district: narrowed as the list was. */
export async function mapping({ locals: { db, now }, url }: AstroGlobal) {
  const query = queryOf(url.searchParams);
  const looked = await lookNear(db, query.near ?? '', now);
  return { query, looked, map: await eventMap({ db, now }, query, filterOf(query, looked)) };
}

/** One page of events with the choices to narrow it by and the addresses of the pages around it. */
export async function listing({ locals: { db, now }, url }: AstroGlobal) {
  const query = queryOf(url.searchParams);
  const looked = await lookNear(db, query.near ?? '', now);
  const cursor = {
    after: url.searchParams.get('after') ?? undefined,
    before: url.searchParams.get('before') ?? undefined,
  };
  const [page, choices] = await Promise.all([
    listPublicEvents(db, filterOf(query, looked), cursor, now),
    choicesOf({ db, now }),
  ]);
  const at = (place: { after?: string | undefined; before?: string | undefined }) =>
    withQuery(paths.events, { ...query, ...place });
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  return {
    ...{ ...page, query, looked, choices, isNarrowed: Object.keys(query).length > 0 },
    months: [...Map.groupBy(page.rows, ({ startsAt }) => monthOf(startsAt))],
    previous: page.hasPrevious && first ? at({ before: first.slug }) : undefined,
    next: page.hasNext && last ? at({ after: last.slug }) : undefined,
  };
}
export type Listing = Awaited<ReturnType<typeof listing>>;

/** "December 2026" */
function monthOf(at: Temporal.Instant): string {
  const { month, year } = dayParts(at);
  return `${month} ${year}`;
}

function queryOf(params: URLSearchParams): Asked {
  const given = asked.map((name) => [name, params.get(name)?.trim().slice(0, 80)]);
  return Object.fromEntries(given.filter(([, value]) => value)) as Asked;
}

/** Unknown words find nothing, and an unknown distance is the usual one. */
function filterOf(query: Asked, { place }: Looked): PublicFilter {
  const { area, type, audience, access } = query;
  const near = place ? { ...place, miles: milesNamed(query.miles ?? null) } : undefined;
  return { near, area, type, audience, access, isOnline: query.online === 'yes' };
}

async function choicesOf({ db, now }: Pick<App.Locals, 'db' | 'now'>) {
  const [forces, terms] = await Promise.all([publicAreas(db, now), knownEventTerms(db, now)]);
  const option = ({ code, label }: { code: string; label: string }) => ({ value: code, text: label });
  const named = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, text: name });
  const usual = terms.type.filter(({ usualVisibility }) => usualVisibility === 'public');
  const ofVenue = Object.entries(venueAccess).map(([value, text]) => ({ value, text }));
  return {
    types: usual.map(option),
    audiences: terms.audience.map(option),
    access: [...ofVenue, ...terms.access.map(option)],
    areas: forces.map((force) => ({
      text: force.name,
      options: [{ value: force.slug, text: `All of ${force.name}` }, ...force.districts.map(named)],
    })),
  };
}
