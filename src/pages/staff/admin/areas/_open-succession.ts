import { areaToReorganise, rolesHeld } from '#lib/areas/succession/reorganisations.ts';
import { ukDay } from '#lib/dates.ts';
import { areaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = { locals: App.Locals; params: Record<string, string | undefined> };

/** The area that the address names, if whoever is signed in may reorganise it; null when not, or not there. */
export async function openSuccession({ locals, params }: Page) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const id = readId<'area'>(params['id']);
  if (!id || !can.manageAreas(officer, await areaPath(db, id))) return null;
  const area = await areaToReorganise(db, id);
  if (!area) return null;
  const today = ukDay(now);
  return { officer, db, now, today, area, roles: await rolesHeld(db, id, today) };
}
export type OpenSuccession = NonNullable<Awaited<ReturnType<typeof openSuccession>>>;
