import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { type PlanFilter, planLists } from '#lib/engagement/plans/filter.ts';
import { listPlans } from '#lib/engagement/plans/list.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the list of plans shows to whoever is signed in; null when it is not for them. */
export async function openPlans({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeEngagements(officer)) return null;
  const query = url.searchParams;
  const filter: PlanFilter = {
    list: planLists.find((one) => one === query.get('list')) ?? 'coming',
    isMine: can.logEngagement(officer) && query.get('whose') !== 'all',
    institution: readId<'institution'>(query.get('institution')) ?? undefined,
    after: readId<'planned_contact'>(query.get('after')) ?? undefined,
  };
  const areas = await areasFor(db, officer, 'seeEngagements');
  const [page, institution] = await Promise.all([
    listPlans(db, officer, { areas, filter }, now),
    filter.institution ? institutionThere(db, filter.institution) : null,
  ]);
  return { officer, filter, page, institution, today: ukDay(now), mayPlan: can.logEngagement(officer) };
}

/** The address of the list with this filter and what differs, on its first page or after a plan. */
export function plansPath(filter: PlanFilter, other: Partial<PlanFilter> = {}): string {
  const { list, isMine, institution, after } = { ...filter, after: undefined, ...other };
  return withQuery(paths.staff.plans, {
    ...{ whose: isMine ? null : 'all', institution, after },
    list: list === 'coming' ? null : list,
  });
}

const tabs = { coming: 'To come', to_log: 'Not logged yet', done: 'Done', cancelled: 'Cancelled' } as const;

/** The lists as tabs. */
export const planTabs = (filter: PlanFilter) =>
  planLists.map((list) => ({
    href: plansPath(filter, { list }),
    text: tabs[list],
    isCurrent: filter.list === list,
  }));
