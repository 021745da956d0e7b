import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { countFollowUps, listFollowUps, mostCounted } from '#lib/engagement/follow-ups/list.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { followUpFilter, totalWords } from './_filter.ts';

/** What the list of follow-ups shows to whoever is signed in; null when it is not for them. */
export async function openFollowUps({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeEngagements(officer)) return null;
  const areas = await areasFor(db, officer, 'seeEngagements');
  const filter = followUpFilter(url.searchParams);
  const [page, total, choices] = await Promise.all([
    listFollowUps(db, officer, { areas, filter }, now),
    countFollowUps(db, officer, { areas, filter }, now),
    areaChoices(db, areas),
  ]);
  const districts = choices.filter(({ kind }) => kind === 'district');
  return { officer, filter, page, today: ukDay(now), words: totalWords(total, mostCounted), districts };
}
export type OpenFollowUps = NonNullable<Awaited<ReturnType<typeof openFollowUps>>>;
