import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { type FeedLayer, feedLayers, makeOwnFeed, mostFeeds } from '#lib/calendar/feeds/make.ts';
import { feedsOf, findOwnFeed, type OwnFeed } from '#lib/calendar/feeds/mine.ts';
import { revokeFeed } from '#lib/calendar/feeds/revoke.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { eventPaths } from '#lib/web/event-paths.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { absolute, paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** What each layer is called, and what of it leaves by a feed. */
export const layerWords: Readonly<Record<FeedLayer, { text: string; hint: string }>> = {
  events: { text: 'Events', hint: 'Title, time and place. None that is kept to a named group' },
  training: { text: 'Training', hint: 'Course, time and room. No name of an organisation that it is for' },
  visits: { text: 'Your visits', hint: 'The time alone, as “Visit”: not to whom, not where, not what for' },
  dates: { text: 'Dates that matter', hint: 'Without demonstrations that were announced' },
};

/** "Events, your visits": what a feed shows. */
export const layersOf = ({ layers }: Pick<OwnFeed, 'layers'>): string => {
  const words = feedLayers.filter((layer) => layers.includes(layer)).map((layer) => layerWords[layer].text);
  return words.join(', ').replace(/(?<=, )\p{Lu}/gu, (letter) => letter.toLowerCase());
};

const form = z.object({
  name: checkedText(line('a name, such as Work phone', 60)),
  layers: z.array(z.enum(feedLayers)).min(1, { error: 'Choose at least one thing to show' }),
});

const tooMany = `You have ${mostFeeds} addresses. Take one back that nobody reads any more`;

/** Answers the page of one's own secret addresses; null when it is not for whoever is signed in. */
export async function answerFeeds({ locals, request, response }: Page) {
  const officer = signedIn(locals);
  if (!can.seeCalendar(officer)) return null;
  const { db, now, environment } = locals;
  const show = async (shown: {
    values: Shown;
    errors: Mistakes;
    made: { name: string; address: string } | null;
  }) => ({
    ...{ officer, ...shown },
    feeds: await feedsOf(db, officer),
  });
  if (request.method !== 'POST') return show({ values: untyped(), errors: {}, made: null });
  const read = await readForm(request, form);
  if (!read.ok) {
    hasMistakes(response);
    return show({ values: read.values, errors: read.errors, made: null });
  }
  const { name } = read.value;
  const made = await makeOwnFeed(db, officer, { ...read.value, secret: environment.secret }, now);
  if (!made.ok) {
    isRefused(response);
    return show({ values: read.values, errors: { name: tooMany }, made: null });
  }
  // Shown in the answer itself: an address to go on to would carry the key, or somebody would have to keep it.
  response.headers.set('Cache-Control', 'no-store');
  const address = absolute(environment.publicUrl, eventPaths.calendarFeed(made.value.key));
  return show({ values: untyped(), errors: {}, made: { name, address } });
}

const untyped = () => emptyForm(form, { layers: [...feedLayers] });
type Shown = ReturnType<typeof untyped>;

/** The address that a page is about, if it is one's own; null where it is not. */
export async function openOwnFeed({ locals, params }: Pick<Page, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  if (!can.seeCalendar(officer)) return null;
  const feed = await findOwnFeed(locals.db, officer, readId<'calendar_feed'>(params['id']));
  return feed && { officer, feed, db: locals.db, now: locals.now };
}
type Open = NonNullable<Awaited<ReturnType<typeof openOwnFeed>>>;

/** Answers the button that takes an address back. */
export async function answerRevoke(
  { request }: Pick<Page, 'request'>,
  { db, officer, feed, now }: Open,
): Promise<Response | null> {
  if (request.method !== 'POST') return null;
  await revokeFeed(db, officer, feed.id, now);
  return seeOther(withQuery(paths.staff.calendarFeeds, { done: 'revoked' }));
}
