import type { APIContext } from 'astro';
import { locate } from '#lib/areas/locate.ts';
import type { Located } from '#lib/areas/locating/located.ts';
import { type Around, type FeedFilter, wordOf } from '#lib/calendar/feeds/filter.ts';
import type { FeedFile } from '#lib/calendar/feeds/kept.ts';
import { type PublicFeed, publicCalendar, publicNews } from '#lib/calendar/feeds/public.ts';
import { senderOf } from '#lib/mail/letter.ts';
import { siteLine, siteName } from '#lib/ui/site.ts';
import { eventPaths } from '#lib/web/event-paths.ts';
import { answerFeed } from '#lib/web/feed-file.ts';
import { absolute } from '#lib/web/paths.ts';

type Asked = Pick<APIContext, 'locals' | 'url' | 'request'>;

// A change is seen within the hour by programs, and by caches within a minute.
const cache = 'public, max-age=60';
const kmInMile = 1.609344;
const asked = ['area', 'type', 'audience', 'access', 'near', 'within'] as const;

/** The colour of our calendars in whatever program shows them. */
export const feedColor = { word: 'teal', hex: '#00707a' };

/** Answers with the public events as a calendar, narrowed as the address says. */
export async function eventsCalendar({ locals, url, request }: Asked): Promise<Response> {
  const { db, environment, now } = locals;
  const organiser = senderOf(environment.mailFrom, siteLine);
  const head = { name: `Events: ${siteLine}`, color: feedColor, hours: 1, organiser };
  return answered(request, () => publicCalendar(db, feedOf({ locals, url }), head, now));
}

/** Answers with the same as an Atom feed. */
export async function eventsAtom({ locals, url, request }: Asked): Promise<Response> {
  const { db, environment, now } = locals;
  const full = (path: string) => absolute(environment.publicUrl, path);
  const feed = feedOf({ locals, url });
  const head = {
    ...{ id: `tag:${environment.publicUrl.hostname},2026:events`, title: `Events: ${siteLine}` },
    ...{ subtitle: 'What is on near you, and what has changed.', author: `${siteName}, ${siteLine}` },
    ...{ page: full(eventPaths.events), self: full(`${eventPaths.eventsAtom}${feed.key && `?${feed.key}`}`) },
  };
  return answered(request, () => publicNews(db, feed, head, now));
}

/** Words of a place that lead nowhere. */
class NotFound extends Error {}

async function answered(request: Request, make: () => Promise<FeedFile>): Promise<Response> {
  try {
    return answerFeed(request, await make(), cache);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return new Response(`${error.message}\n`, {
      status: 400,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
}

function feedOf({ locals, url }: Pick<Asked, 'locals' | 'url'>): PublicFeed {
  const given = asked.map((name) => [name, (url.searchParams.get(name) ?? '').trim().slice(0, 80)] as const);
  const key = new URLSearchParams(given.filter(([, value]) => value !== '').map((pair) => [...pair]));
  // How far means nothing without a place to measure from: another number is no other feed.
  if (!key.has('near')) key.delete('within');
  return {
    key: key.toString(),
    filter: () => filterOf(locals.db, key),
    pageOf: (slug) => absolute(locals.environment.publicUrl, eventPaths.event(slug)),
  };
}

async function filterOf(db: App.Locals['db'], query: URLSearchParams): Promise<FeedFilter> {
  const miles = Number(query.get('within') ?? 10);
  const near = query.get('near');
  const place = near ? await locate(db, near) : null;
  if (place && !place.ok) throw new NotFound(place.words);
  const found = place?.value.sure ?? place?.value.candidates[0];
  return {
    ...{ area: wordOf(query.get('area')), type: wordOf(query.get('type'), 'type') },
    ...{ audience: wordOf(query.get('audience'), 'audience'), access: wordOf(query.get('access'), 'access') },
    around: around(found, (miles > 0 && miles <= 200 ? miles : 10) * kmInMile),
  };
}

function around(found: Located | undefined, km: number): Around | null {
  const { latitude = null, longitude = null } = found ?? {};
  // A whole district is no point to measure from.
  return latitude === null || longitude === null ? null : { latitude, longitude, km };
}
