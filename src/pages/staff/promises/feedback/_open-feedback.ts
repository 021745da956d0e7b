import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { placeOfFeedback } from '#lib/engagement/feedback/lock.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/** The "you said, we did" that the address names, if whoever is signed in may do `check` where it lies, or null. */
export async function openFeedback({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfFeedback(db, readId<'feedback'>(params['id']));
  const path = place && (await knownAreaPath(db, place.areaId, now));
  if (!place || !path || !check(officer, path)) return null;
  const trail = [
    { href: paths.staff.promises, text: 'Promises' },
    { href: paths.staff.feedback, text: 'You said, we did' },
  ];
  return { officer, db, now, id: place.id, path, trail, home: paths.staff.feedbackOne(place.id) };
}
export type OpenFeedback = NonNullable<Awaited<ReturnType<typeof openFeedback>>>;
