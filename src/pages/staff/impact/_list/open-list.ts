import type { AstroGlobal } from 'astro';
import { countToApproveImpact } from '#lib/impact/assessments/waiting.ts';
import { codes } from '#lib/impact/codes.ts';
import { type ImpactFilter, type ImpactList, impactLists, listImpact } from '#lib/impact/assessments/list.ts';
import type { Officer } from '#lib/actor.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { sightOf } from '../_sight.ts';

export const listWords: Readonly<Record<ImpactList, string>> = {
  open: 'In hand',
  waiting: 'Waiting for approval',
  closed: 'Closed',
};

/** The assessments that the address asks for; null when they are not for this reader. */
export async function openList({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeImpact(officer)) return null;
  const filter = filterOf(url.searchParams);
  const sight = await sightOf(locals, officer);
  const [page, writable, waiting, areas] = await Promise.all([
    listImpact(db, officer, { sight, filter }, now),
    can.writeImpact(officer) ? knownAreasFor(db, officer, 'writeImpact', now) : [],
    waitingFor(locals, officer),
    knownAreasFor(db, officer, 'seeImpact', now).then((all) => areaChoices(db, all)),
  ]);
  const tabs = impactLists.map((list) => ({
    href: listPath({ ...filter, list, after: undefined }),
    text: list === 'waiting' && waiting > 0 ? `${listWords[list]} (${waiting} for you)` : listWords[list],
    isCurrent: list === filter.list,
  }));
  const next = page.hasMore ? listPath({ ...filter, after: page.rows.at(-1)!.id }) : undefined;
  return { officer, now, filter, page, areas, tabs, next, writable, mayWrite: can.writeImpact(officer) };
}
export type OpenList = NonNullable<Awaited<ReturnType<typeof openList>>>;

async function waitingFor({ db, now }: App.Locals, officer: Officer): Promise<number> {
  if (!can.approveImpact(officer)) return 0;
  const areas = await knownAreasFor(db, officer, 'approveImpact', now);
  return countToApproveImpact(db, { reader: officer.id, areas }, now);
}

function filterOf(query: URLSearchParams): ImpactFilter {
  return {
    list: impactLists.find((one) => one === query.get('list')) ?? 'open',
    area: query.get('area')?.replaceAll('\0', '').trim().slice(0, 100) || undefined,
    type: codes.type.find((one) => one === query.get('type')),
    after: readId<'impact_assessment'>(query.get('after')) ?? undefined,
  };
}

/** The address of the list with a filter. */
export const listPath = ({ list, area, type, after }: ImpactFilter): string =>
  withQuery(paths.staff.impact, { list: list === 'open' ? null : list, area, type, after });
