import type { AstroGlobal } from 'astro';
import { unbriefedAreas } from '#lib/calendar/briefings/current.ts';
import { type BriefingList, briefingLists, listBriefings } from '#lib/calendar/briefings/list.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { listWords } from './_words.ts';

/** The briefings that the address asks for, and the areas that have none; null when they are not for this reader. */
export async function openBriefings({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeBriefings(officer)) return null;
  const today = ukDay(now);
  const mayWrite = can.writeBriefing(officer);
  const lists = briefingLists.filter((one) => mayWrite || one === 'current' || one === 'past');
  const list = lists.find((one) => one === url.searchParams.get('list')) ?? 'current';
  const after = readId<'briefing'>(url.searchParams.get('after')) ?? undefined;
  const isOut = list === 'current' || list === 'past';
  const areas = await knownAreasFor(db, officer, isOut ? 'seeBriefings' : 'writeBriefing', now);
  const asked = { areas, list, today, ...(after && { after }) };
  const [page, without] = await Promise.all([
    listBriefings(db, officer, asked, now),
    list === 'current' && !after ? unbriefedAreas(db, areas, today) : [],
  ]);
  const next = page.hasMore ? listPath(list, page.rows.at(-1)!.id) : undefined;
  const tabs = lists.map((one) => ({ href: listPath(one), text: listWords[one], isCurrent: one === list }));
  return { officer, list, page, without, next, tabs, today, mayWrite };
}

const listPath = (list: BriefingList, after?: string): string =>
  withQuery(paths.staff.briefings, { list: list === 'current' ? null : list, after });
