import type { AstroGlobal } from 'astro';
import { listPlans, type PlanList, planLists } from '#lib/impact/comms/list.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { readingOf } from './_reading.ts';
import { listWords } from './_words.ts';

/** The comms plans that the address asks for; null when they are not for this reader. */
export async function openPlans({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeComms(officer)) return null;
  const mayWrite = can.writeComms(officer);
  const lists = planLists.filter((one) => mayWrite || one === 'open' || one === 'closed');
  const list = lists.find((one) => one === url.searchParams.get('list')) ?? 'open';
  const after = readId<'comms_plan'>(url.searchParams.get('after')) ?? undefined;
  const ability = list === 'open' || list === 'closed' ? 'seeComms' : 'writeComms';
  const areas = await knownAreasFor(db, officer, ability, now);
  const reading = await readingOf(locals, officer);
  const page = await listPlans(db, officer, { areas, reading, list, after }, now);
  const next = page.hasMore ? listPath(list, page.rows.at(-1)!.id) : undefined;
  const tabs = lists.map((one) => ({ href: listPath(one), text: listWords[one], isCurrent: one === list }));
  return { officer, list, page, next, tabs, mayWrite };
}

const listPath = (list: PlanList, after?: string): string =>
  withQuery(paths.staff.commsPlans, { list: list === 'open' ? null : list, after });
