import type { ObservationFilter } from '#lib/tension/observations/filter.ts';
import { codes } from '#lib/tension/observations/codes.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export function observationFilter(query: URLSearchParams): ObservationFilter {
  const among = <Code extends string>(name: string, list: readonly Code[]) =>
    list.find((code) => code === query.get(name));
  return {
    area: query.get('area')?.replaceAll('\0', '').trim().slice(0, 100) || undefined,
    strand: among('strand', codes.strand),
    category: among('category', codes.category),
    source: among('source', codes.source),
    isMine: query.get('mine') === 'yes',
    isWaiting: query.get('list') === 'waiting',
    after: readId<'tension_observation'>(query.get('after')) ?? undefined,
  };
}

/** The address of the list with this filter, on its first page or after an observation. */
export const observationsPath = (
  { area, strand, category, source, isMine, isWaiting }: ObservationFilter,
  after?: string,
): string =>
  withQuery(paths.staff.observations, {
    ...{ area, strand, category, source, after },
    mine: isMine ? 'yes' : null,
    list: isWaiting ? 'waiting' : null,
  });

/** Whether only a part is asked for. */
export const isNarrowed = ({ after: _, isWaiting: __, ...asked }: ObservationFilter): boolean =>
  Object.values(asked).some(Boolean);

/** "312 observations", "1,000+ observations". */
export function totalWords(total: number, most: number): string {
  if (total > most) return `${most.toLocaleString('en-GB')}+ observations`;
  return total === 1 ? '1 observation' : `${total.toLocaleString('en-GB')} observations`;
}
