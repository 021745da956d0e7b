import { accountStates } from '#lib/officers/accounts/account-state.ts';
import type { PeopleFilter } from '#lib/officers/accounts/list-people.ts';
import { isRole } from '#lib/officers/words.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export function peopleFilter(query: URLSearchParams): PeopleFilter {
  const given = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined;
  const role = given('role');
  return {
    text: given('text'),
    state: accountStates.find((state) => state === query.get('state')),
    role: role && isRole(role) ? role : undefined,
    area: given('area'),
    after: readId<'officer'>(query.get('after')),
  };
}

/** The address of the list with this filter, on its first page unless told. */
export const peoplePath = (
  { text, state, role, area }: PeopleFilter,
  other: { after?: string | undefined } = {},
): string => withQuery(paths.staff.people, { text, state, role, area, ...other });
