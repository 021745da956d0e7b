import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { areaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/**
 * The session that the address names, if whoever is signed in may do `check` in its area.
 *
 * @returns null when it is not there, or not for them: both look the same
 */
export async function openSession(
  { locals, params }: Page,
  check: (officer: Officer, path: AreaPath) => boolean,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const found = await findForStaff(db, readId(params['id']), now);
  const path = found ? await areaPath(db, found.area.id) : [];
  if (!found || !check(officer, path)) return null;
  const { session, course } = found;
  const list = { href: paths.staff.sessions, text: 'Training sessions' };
  const here = { href: paths.staff.session(session.id), text: `${course.title}, ${session.reference}` };
  return { officer, db, now, found, session, path, trail: [list, here] };
}
