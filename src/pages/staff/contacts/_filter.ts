import { codes } from '#lib/institutions/contacts/choices.ts';
import { type ContactFilter, dueKinds } from '#lib/institutions/contacts/filter.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export function contactFilter(query: URLSearchParams): ContactFilter {
  const given = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined;
  return {
    area: given('area'),
    institution: readId<'institution'>(query.get('institution')) ?? undefined,
    state: codes.states.find((state) => state === query.get('state')),
    due: dueKinds.find((due) => due === query.get('due')),
    isMine: query.get('mine') === 'yes',
    name: given('name'),
    after: readId<'contact'>(query.get('after')) ?? undefined,
  };
}

/** The address of the list with this filter, on its first page or after a contact. */
export const contactsPath = (
  { area, institution, state, due, isMine, name }: ContactFilter,
  after?: string,
): string =>
  withQuery(paths.staff.contacts, {
    ...{ area, institution, state, due, name, after },
    mine: isMine ? 'yes' : null,
  });

/** Whether only a part is asked for. */
export const isNarrowed = ({ after: _, ...asked }: ContactFilter): boolean =>
  Object.values(asked).some(Boolean);
