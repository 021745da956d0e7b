import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { openSession } from './_open-session.ts';

/**
 * The session that the address names, for a page that shows who booked: null also where its bookings are
 * restricted and whoever is signed in is not named.
 */
export async function openPeople(
  page: Pick<APIContext, 'locals' | 'params'>,
  check: (officer: Officer, path: AreaPath) => boolean,
) {
  const open = await openSession(page, check);
  if (!open) return null;
  const { standing } = open;
  return standing && !standing.isOpen ? null : { ...open, closesAt: standing?.closesAt ?? null };
}
