import { type StaffFilter, staffModes } from '#lib/training/sessions/list-for-staff.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export function staffFilter(query: URLSearchParams): StaffFilter {
  const given = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined;
  return {
    when: query.get('when') === 'past' ? 'past' : 'coming',
    course: given('course'),
    area: given('area'),
    mode: staffModes.find((mode) => mode === query.get('mode')),
    text: given('text'),
    after: readId<'training_session'>(query.get('after')),
  };
}

/** The address of the list with this filter, on its first page, and with what differs. */
export const sessionsPath = (
  { when, course, area, mode, text }: StaffFilter,
  other: { when?: 'past' | null; after?: string | undefined } = {},
): string =>
  withQuery(paths.staff.sessions, {
    ...{ when: when === 'past' ? when : null, course, area, mode, text },
    ...other,
  });
