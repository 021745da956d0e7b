import type { EngagementFilter } from '#lib/engagement/filter.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export function engagementFilter(query: URLSearchParams): EngagementFilter {
  const given = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined;
  const marking = query.get('marking');
  return {
    area: given('area'),
    institution: readId<'institution'>(query.get('institution')) ?? undefined,
    type: given('type'),
    topic: given('topic'),
    marking: marking === 'OFFICIAL' || marking === 'OFFICIAL-SENSITIVE' ? marking : undefined,
    isMine: query.get('mine') === 'yes',
    after: readId<'engagement'>(query.get('after')) ?? undefined,
  };
}

/** The address of the list with this filter, on its first page or after an engagement. */
export const engagementsPath = (
  { area, institution, type, topic, marking, isMine }: EngagementFilter,
  after?: string,
): string =>
  withQuery(paths.staff.engagements, {
    ...{ area, institution, type, topic, marking, after },
    mine: isMine ? 'yes' : null,
  });

/** Whether only a part is asked for. */
export const isNarrowed = ({ after: _, ...asked }: EngagementFilter): boolean =>
  Object.values(asked).some(Boolean);

/** "312 engagements", "1,000+ engagements". */
export function totalWords(total: number, most: number): string {
  if (total > most) return `${most.toLocaleString('en-GB')}+ engagements`;
  return total === 1 ? '1 engagement' : `${total.toLocaleString('en-GB')} engagements`;
}
