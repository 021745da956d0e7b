import { figure } from '#lib/figures.ts';
import { type Published, publishedCount, publishedLabel } from '#lib/institutions/coverage/published.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { listPath } from '../_list/address.ts';
import type { OpenCoverage } from './open-coverage.ts';

/** What we know of a type in an area beside what a published list says. */
export type PublishedRow = Published & { count: number | null; href: string };

/** The published counts that are recorded, in the order of areas. */
export const publishedRows = (open: OpenCoverage): PublishedRow[] =>
  open.published.map((one) => ({
    ...one,
    count: publishedCount(one.value),
    href: listPath({ ...open, filter: {} }, { area: one.slug, type: one.typeCode }),
  }));

/** An area with the types whose published count nobody has recorded yet. */
export type Unrecorded = { area: string; types: { label: string; href: string }[] };

/** Where a published count is missing, and where to enter it; asked of types only, since counts are published so. */
export function unrecorded({ rows, published, sectors, filter }: OpenCoverage): Unrecorded[] {
  const has = new Set(published.map(({ areaId, typeCode }) => `${areaId} ${typeCode}`));
  const types = sectors
    .filter(({ code }) => !filter.sector || code === filter.sector)
    .flatMap((sector) => sector.types)
    .filter(({ code }) => !filter.type || code === filter.type);
  // Counts are published by district; whoever looks at forces chooses one first.
  return (rows.kind === 'force' ? [] : rows.areas).flatMap(({ id, name, slug }) => {
    const missing = types.filter(({ code }) => !has.has(`${id} ${code}`));
    const href = (type: string) => withQuery(paths.staff.areaFact(slug), { label: publishedLabel(type) });
    if (missing.length === 0) return [];
    return [{ area: name, types: missing.map(({ label }) => ({ label, href: href(label) })) }];
  });
}

/** "9 of 41"; the figure alone where what was typed has no number. */
export const knownWords = ({ known, count }: Pick<PublishedRow, 'known' | 'count'>): string => {
  const own = figure(known);
  return count === null ? own : `${own} of ${figure(count)}`;
};
