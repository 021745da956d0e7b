import type { Officer } from '#lib/actor.ts';
import { listByIds } from '#lib/institutions/by-ids.ts';
import { can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';
import { mayIn } from '../_open-institution.ts';

/** As many as stand on one page: an address must not grow beyond what servers take. */
const most = 50;

/** The institutions that the address names, of those for which the officer may name owners. */
export async function chosenOf(
  locals: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  query: URLSearchParams,
) {
  const ids = query.getAll('id').flatMap((text) => readId<'institution'>(text) ?? []);
  const found = await listByIds(locals.db, [...new Set(ids)].slice(0, most));
  const may = await Promise.all(
    found.map(({ districtId }) => mayIn(locals, officer, can.nameOwner, districtId)),
  );
  return found.filter((_, index) => may[index]);
}
export type ChosenInstitution = Awaited<ReturnType<typeof chosenOf>>[number];
