import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { makeAreaFeed, mostFeeds } from '#lib/calendar/feeds/make.ts';
import { feedsOf, findOwnFeed } from '#lib/calendar/feeds/mine.ts';
import { areasOfPartner } from '#lib/calendar/feeds/partner-areas.ts';
import { revokeFeed } from '#lib/calendar/feeds/revoke.ts';
import { eventPaths } from '#lib/web/event-paths.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { absolute, paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../_checked-text.ts';
import { actingPartner } from './_signed-in.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const form = z.object({
  name: checkedText(line('a name, such as Office calendar', 60)),
  area: z.string({ error: 'Choose an area' }),
});

const refusals = {
  'too many': { name: `You have ${mostFeeds} addresses. Take one back that nobody reads any more` },
  'no such area': { area: 'Choose an area in which your organisation lies' },
} as const;

/** Answers the page of the calendars that a partner subscribes to. */
export async function answerCalendar({ locals, request, response }: Page) {
  const actor = actingPartner(locals);
  const { db, now, environment } = locals;
  const areas = await areasOfPartner(db, actor.id);
  const show = async (values: Shown, errors: Mistakes = {}, made: Made = null) => ({
    ...{ areas, values, errors, made },
    feeds: await feedsOf(db, actor),
  });
  if (request.method !== 'POST') return show(untyped());
  const read = await readForm(request, form);
  if (!read.ok) return (hasMistakes(response), show(read.values, read.errors));
  const { name } = read.value;
  const areaId = readId<'area'>(read.value.area);
  const asked = { name, areaId: areaId!, secret: environment.secret };
  const outcome = areaId
    ? await makeAreaFeed(db, actor, asked, now)
    : ({ ok: false, reason: 'no such area' } as const);
  if (!outcome.ok) return (isRefused(response), show(read.values, refusals[outcome.reason]));
  // Shown in the answer itself: an address to go on to would carry the key, or somebody would have to keep it.
  response.headers.set('Cache-Control', 'no-store');
  const address = absolute(environment.publicUrl, eventPaths.calendarFeed(outcome.value.key));
  return show(untyped(), {}, { name, address });
}

const untyped = () => emptyForm(form);
type Shown = ReturnType<typeof untyped>;
type Made = { name: string; address: string } | null;

/** Answers the page that takes one address back; null where it is none of theirs. */
export async function answerTakeBack({ locals, params, request }: Page) {
  const actor = actingPartner(locals);
  const { db, now } = locals;
  const feed = await findOwnFeed(db, actor, readId<'calendar_feed'>(params['id']));
  if (!feed || request.method !== 'POST') return feed;
  await revokeFeed(db, actor, feed.id, now);
  return seeOther(withQuery(paths.partner.calendar, { done: 'revoked' }));
}
