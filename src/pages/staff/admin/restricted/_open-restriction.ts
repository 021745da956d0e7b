import type { APIContext } from 'astro';
import type { RestrictedKind } from '#db/schema/restrictions.ts';
import { areaPath, areasFor } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { findRestriction } from '#lib/officers/restrictions/list.ts';
import { standingOf } from '#lib/officers/restrictions/may-open.ts';
import { restrictedWords } from '#lib/officers/restrictions/words.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { restrictedCrumb, trail } from '../_trail.ts';

/** The page of a restricted record of each kind. */
export const pageOf: Readonly<Record<RestrictedKind, (id: string) => string>> = {
  training_session: paths.staff.session,
  event: paths.staff.event,
  impact_assessment: paths.staff.impactAssessment,
};

/** The restriction that the address names, in an area where whoever is signed in may do a thing; or null. */
export async function openRestriction(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  if (!can[ability](officer)) return null;
  const { db, now } = locals;
  const areas = await areasFor(db, officer, ability);
  const found = await findRestriction(db, officer, { id: readId(params['id']), areas }, now);
  if (!found) return null;
  const standing = await standingOf(db, officer, found.entity, found.entityId, now);
  const path = await areaPath(db, found.area.id);
  const isOpen = standing?.isOpen ?? true;
  const may = {
    change: isOpen && can.restrictRecord(officer, path),
    breakGlass: !isOpen && can.breakGlass(officer, path),
    review: can.reviewBreakGlass(officer, path),
  };
  const title = `${found.reference}: ${restrictedWords[found.entity]}`;
  const record = pageOf[found.entity](found.entityId);
  return { officer, db, now, found, path, areas, may, title, trail: trail(restrictedCrumb), record };
}
export type OpenRestriction = NonNullable<Awaited<ReturnType<typeof openRestriction>>>;
