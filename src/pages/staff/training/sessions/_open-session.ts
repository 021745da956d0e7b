import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { isInSight, knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { standingOf } from '#lib/officers/restrictions/may-open.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findForStaff, type SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
type Check = (officer: Officer, path: AreaPath) => boolean;

/**
 * The session that the address names, if whoever is signed in may do `check` in its area.
 *
 * @returns null when it is not there, or not for them: both look the same
 */
export const openSession = (page: Page, check: Check) =>
  open(page, ({ officer, path }) => Promise.resolve(check(officer, path)));

/** The session that the address names, to read: one for a whole region is for its forces and districts too. */
export const seeSession = (page: Page) =>
  open(page, ({ officer, found }) =>
    isInSight(page.locals.db, officer, 'seeTraining', found.area.id, page.locals.now),
  );

type Marking = 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
type Asked = { officer: Officer; found: SessionForStaff; path: AreaPath };

async function open({ locals, params }: Page, check: (asked: Asked) => Promise<boolean>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const found = await findForStaff(db, readId(params['id']), now);
  const path = found ? await knownAreaPath(db, found.area.id, now) : [];
  if (!found || !(await check({ officer, found, path }))) return null;
  const { session, course } = found;
  const standing = await standingOf(db, officer, 'training_session', session.id, now);
  const list = { href: paths.staff.sessions, text: 'Training sessions' };
  const here = { href: paths.staff.session(session.id), text: `${course.title}, ${session.reference}` };
  const marking: Marking = standing ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
  return { officer, db, now, found, session, path, trail: [list, here], standing, marking };
}
