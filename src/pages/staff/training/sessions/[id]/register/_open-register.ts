import type { APIContext } from 'astro';
import { can } from '#lib/officers/can.ts';
import { nearestSitting, type Sitting, sittingsOf } from '#lib/training/attendance/sittings.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { openPeople } from '../../_open-people.ts';

/**
 * The register of the session that the address names, if whoever is signed in may keep it: of the part that the
 * address asks for, or else of the one that is on or nearest.
 */
export async function openForRegister(page: Pick<APIContext, 'locals' | 'params' | 'url'>) {
  const open = await openPeople(page, can.keepRegister);
  if (!open) return null;
  const sittings = await sittingsOf(open.db, open.session);
  const asked = sittings[Number(page.url.searchParams.get('part')) - 1];
  const sitting = asked ?? nearestSitting(sittings, open.now);
  if (!sitting) return null;
  const position = sittings.indexOf(sitting) + 1;
  const address = registerAddress(open.session.id, sittings, position);
  const register = { id: open.session.id, sittings, sitting };
  return {
    ...open,
    register,
    position,
    address,
    crumbs: [...open.trail, { href: address, text: 'Register' }],
  };
}
export type OpenRegister = NonNullable<Awaited<ReturnType<typeof openForRegister>>>;

/** The address of the register of a part; a session held in one go has one alone. */
export const registerAddress = (
  session: string,
  sittings: readonly Sitting[],
  position: number,
  query: Record<string, string | number | null> = {},
): string =>
  withQuery(paths.staff.register(session), { part: sittings.length > 1 ? position : null, ...query });
