import type { APIContext } from 'astro';
import type { CommitmentId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { placeOfPromise } from '#lib/engagement/promises/lock.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/**
 * The promise that the address names, if whoever is signed in may do `check` where it lies.
 *
 * @returns null when it is not there, or is not for them: both look the same
 */
export async function openPromise({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfPromise(db, readId<'commitment'>(params['id']));
  const path = place && (await knownAreaPath(db, place.areaId, now));
  if (!place || !path || !check(officer, path)) return null;
  const trail = [{ href: paths.staff.promises, text: 'Promises' }];
  return { officer, db, now, today: ukDay(now), id: place.id, areaId: place.areaId, path, trail };
}
export type OpenPromise = NonNullable<Awaited<ReturnType<typeof openPromise>>>;

/** The page of a promise, with what was done to it. */
export const promiseDone = (id: CommitmentId, done: string): Response =>
  seeOther(withQuery(paths.staff.promise(id), { done }));
