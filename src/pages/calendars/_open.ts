import type { APIContext } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import type { FeedFile } from '#lib/calendar/feeds/kept.ts';
import { noteRead, openFeed, type OpenFeed } from '#lib/calendar/feeds/open.ts';
import { areaCalendar, officerCalendar } from '#lib/calendar/feeds/personal.ts';
import { senderOf } from '#lib/mail/letter.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { findOfficer } from '#lib/officers/find.ts';
import { siteLine } from '#lib/ui/site.ts';
import { eventPaths } from '#lib/web/event-paths.ts';
import { answerFeed } from '#lib/web/feed-file.ts';
import { absolute, paths } from '#lib/web/paths.ts';
import { feedColor } from '../events/_feed.ts';

type Asked = Pick<APIContext, 'locals' | 'params' | 'request'>;
type Read = { file: FeedFile; actor: Actor };

/** Answers a program that reads the calendar behind a secret address. Whatever opens nothing is 404, and alike. */
export async function ownCalendar({ locals, params, request }: Asked): Promise<Response> {
  const { db, limits, clientAddress, now } = locals;
  const feed = await openFeed(db, params['key'] ?? '');
  const read = feed && (await readFeed(locals, feed));
  if (!feed || !read) {
    const allowed = await limits.allow('calendar-feed', clientAddress);
    if (allowed.ok) return new Response(null, { status: 404 });
    const headers = { 'Retry-After': String(allowed.retryAfterSeconds) };
    return new Response('Too many addresses that lead nowhere.\n', { status: 429, headers });
  }
  await noteRead(db, read.actor, feed, now);
  return answerFeed(request, read.file, 'private, no-cache');
}

async function readFeed(locals: App.Locals, feed: OpenFeed): Promise<Read | null> {
  if (feed.officerId) {
    const officer = await findOfficer(locals.db, feed.officerId, locals.now);
    return officer && { actor: officer, file: await forOfficer(locals, feed, officer) };
  }
  const { partnerId: id, partnerEmail: email, areaId } = feed;
  if (!id || !areaId) return null;
  const actor: Actor = { kind: 'partner', id, email: email ?? '', name: null };
  return { actor, file: await forPartner(locals, feed, areaId) };
}

const headOf = ({ environment }: App.Locals, name: string) => ({
  ...{ name, color: feedColor, hours: 1 },
  organiser: senderOf(environment.mailFrom, siteLine),
});

async function forOfficer(locals: App.Locals, feed: OpenFeed, officer: Officer): Promise<FeedFile> {
  const { db, now, environment } = locals;
  const full = (path: string) => absolute(environment.publicUrl, path);
  const events = await knownAreasFor(db, officer, 'seeCalendar', now);
  const training = await knownAreasFor(db, officer, 'seeTraining', now);
  const pages = {
    event: ({ id }: { id: string }) => full(paths.staff.event(id)),
    session: (id: string) => full(paths.staff.session(id)),
    visit: (id: string) => full(paths.staff.plan(id)),
  };
  // Whoever sees no calendar any more keeps an empty one.
  const own = {
    officerId: officer.id,
    events,
    training: can.seeCalendar(officer) ? training : [],
    dates: events,
  };
  return officerCalendar(db, feed, { own, pages, head: headOf(locals, `Concord: ${feed.name}`) }, now);
}

function forPartner(locals: App.Locals, feed: OpenFeed, area: AreaId): Promise<FeedFile> {
  const page = (slug: string) => absolute(locals.environment.publicUrl, eventPaths.event(slug));
  const head = headOf(locals, `Events in ${feed.area ?? ''}`);
  return areaCalendar(locals.db, area, { page, head }, locals.now);
}
