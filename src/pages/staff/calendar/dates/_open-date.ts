import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { findDate } from '#lib/calendar/dates/list.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/** The date that the address names, if whoever is signed in may do `check` where it matters; null alike where not. */
export async function openDate({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!check(officer)) return null;
  const found = await findDate(db, readId<'notable_date'>(params['id']));
  if (!found) return null;
  if (found.areaId && !check(officer, await knownAreaPath(db, found.areaId, now))) return null;
  return { officer, db, now, found };
}
export type OpenDate = NonNullable<Awaited<ReturnType<typeof openDate>>>;
