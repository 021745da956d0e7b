import type { AssessmentFilter } from '#lib/tension/assessments/list.ts';
import { codes } from '#lib/tension/assessments/words.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

const plainly = (text: string | null): string | undefined =>
  text?.replaceAll('\0', '').trim().slice(0, 100) || undefined;

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export const assessmentFilter = (query: URLSearchParams): AssessmentFilter => ({
  list: codes.list.find((one) => one === query.get('list')) ?? 'standing',
  area: plainly(query.get('area')),
  category: codes.category.find((code) => code === query.get('category')),
  words: plainly(query.get('words')),
  after: readId<'tension_assessment'>(query.get('after')) ?? undefined,
});

/** The address of a list with this filter, on its first page or after a version. */
export const assessmentsPath = (
  { list, area, category, words }: AssessmentFilter,
  after?: string | undefined,
): string =>
  withQuery(paths.staff.assessments, {
    ...{ area, category, words, after },
    list: list === 'standing' ? null : list,
  });

/** Whether only a part of the list is asked for. */
export const isNarrowed = ({ area, category, words }: AssessmentFilter): boolean =>
  Boolean(area || category || words);
