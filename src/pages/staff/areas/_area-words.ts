import type { AreaKind } from '#db/schema/areas.ts';
import type { FoundArea } from '#lib/areas/find.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** What each kind of area is called. */
export const kindWords: Readonly<Record<AreaKind, string>> = {
  region: 'Region',
  force: 'Police force area',
  county: 'County',
  district: 'District',
  neighbourhood: 'Policing neighbourhood',
  ward: 'Ward',
};

/** "District in Bedfordshire, Eastern region" */
export function areaLine({ kind, above }: Pick<FoundArea, 'kind' | 'above'>): string {
  const names = above.map((one) => (one.kind === 'region' ? `${one.name} region` : one.name));
  return names.length > 0 ? `${kindWords[kind]} in ${names.join(', ')}` : kindWords[kind];
}

/** "1,000+" beyond what is counted, else the number as it is read. */
export const cappedCount = (count: number, most: number): string =>
  count > most ? `${most.toLocaleString('en-GB')}+` : count.toLocaleString('en-GB');

/** The stakeholder map of an area, or of the district that it lies in. */
export function mapOf(area: Pick<FoundArea, 'slug' | 'kind' | 'above'>): string {
  const drawn = [area, ...area.above].find(({ kind }) => ['region', 'force', 'district'].includes(kind));
  return withQuery(paths.staff.institutionMap, { in: drawn?.slug });
}
