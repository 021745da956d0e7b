import { countInstitutions, listInstitutions } from '#lib/institutions/list.ts';
import { paths } from '#lib/web/paths.ts';
import { listPath, totalWords } from '../_list/address.ts';
import type { Cluster } from './clusters.ts';
import { namesOf } from './clusters.ts';
import type { OpenMap } from './open-map.ts';
import { cellWords } from './linked.ts';
import { mapPath } from './query.ts';

const shown = 8;

/** The slugs of the districts that the filter chooses, or that lie in what it chooses. */
export function chosenSlugs({ filter, scope }: OpenMap): ReadonlySet<string> {
  const asked = new Set(filter.area?.split(',') ?? []);
  const within = scope.districts.filter(({ slug, force, region }) =>
    [slug, force?.slug, region?.slug].some((one) => one !== undefined && asked.has(one)),
  );
  return new Set(within.map(({ slug }) => slug));
}

/** The institutions of what is chosen, or of the whole map, with whom we have been in touch least lately. */
export async function chosenPart(open: OpenMap, clusters: readonly Cluster[], chosen: ReadonlySet<string>) {
  const { db, areas, scope, today, query } = open;
  const filter = { ...open.filter, ...query.cell };
  const area = (chosen.size > 0 && filter.area) || scope.slug || undefined;
  const where = chosenWhere(open, clusters, chosen);
  const order = { sort: 'contact', isDescending: false, after: null } as const;
  const [page, total] = await Promise.all([
    listInstitutions(db, areas, { ...filter, area }, order, today),
    countInstitutions(db, areas, { ...filter, area }, today),
  ]);
  return {
    ...where,
    name: query.cell ? `${where.name}, ${cellWords(query.cell)}` : where.name,
    rows: page.rows.slice(0, shown),
    all: `All ${totalWords(total)}`,
    allHref: listPath({ filter, order }, { area }, paths.staff.institutions),
  };
}

/** What is chosen, or the whole map, by name, and the maps that show it from nearer. */
export function chosenWhere(open: OpenMap, clusters: readonly Cluster[], chosen: ReadonlySet<string>) {
  const picked = clusters.filter(({ key }) => key.split(',').some((slug) => chosen.has(slug)));
  const name = picked.length > 0 ? namesOf(picked.map((one) => one.name)) : open.scope.name;
  return { name, closer: closerMaps(open, chosen) };
}

export type ChosenPart = Awaited<ReturnType<typeof chosenPart>>;

/** The maps that show what is chosen from nearer: its force, and each of its districts. */
function closerMaps({ filter, scope, layer }: OpenMap, chosen: ReadonlySet<string>) {
  const of = scope.districts.filter(({ slug }) => chosen.has(slug)).slice(0, 8);
  const forces = new Map(of.flatMap(({ force }) => (force ? [[force.slug, force.name] as const] : [])));
  const { area: _area, ...rest } = filter;
  const to = (slug: string, text: string) => ({ href: mapPath(rest, { within: slug, layer }), text });
  const wider = ['all', 'region'].includes(scope.kind)
    ? [...forces].map(([slug, name]) => to(slug, name))
    : [];
  return [...wider, ...of.map(({ slug, name }) => to(slug, name))];
}
