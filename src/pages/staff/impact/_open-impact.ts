import type { APIContext } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { findImpact } from '#lib/impact/assessments/find.ts';
import { type ImpactPlace, placeOfImpact } from '#lib/impact/assessments/sight.ts';
import { standingOf as versionsOf } from '#lib/impact/assessments/versions.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, type AreaPath, can } from '#lib/officers/can.ts';
import { standingOf } from '#lib/officers/restrictions/may-open.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/**
 * The assessment that the address names, if whoever is signed in may do a thing there. It is read in each area that it
 * touches and written where it leads; one of which nothing was approved is there only for those who write or approve.
 * Null when it is not there, or not for them: both look the same.
 */
export async function openImpact(
  { locals, params }: Page,
  ability: Ability,
  how: 'consult' | 'disclose' = 'consult',
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfImpact(db, officer.id, readId<'impact_assessment'>(params['id']), now);
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const may = mayDo(officer, path);
  if (!(await isFor({ locals, officer, place, path }, ability))) return null;
  if (!place.wasApproved && !may.write && !may.approve) return null;
  const found = await findImpact(db, officer, { id: place.id, how }, now);
  if (!found) return null;
  const restriction = await standingOf(db, officer, 'impact_assessment', place.id, now);
  const all = versionsOf(found.versions);
  // A draft is for those who write or approve; everybody else reads what stands.
  const versions = { ...all, draft: may.write || may.approve ? all.draft : null };
  const list = { href: paths.staff.impact, text: 'Impact assessments' };
  const trail = [list, { href: paths.staff.impactAssessment(place.id), text: found.assessment.name }];
  const isClosed = found.assessment.closedAt !== null;
  return {
    ...{ officer, db, now, today: ukDay(now), id: place.id, place, path, found, versions },
    ...{ may, restriction, trail, isClosed },
  };
}
export type OpenImpact = NonNullable<Awaited<ReturnType<typeof openImpact>>>;

const mayDo = (officer: Officer, path: AreaPath) => ({
  write: can.writeImpact(officer, path),
  approve: can.approveImpact(officer, path),
  restrict: can.restrictRecord(officer, path),
});

type Asked = { locals: App.Locals; officer: Officer; place: ImpactPlace; path: AreaPath };

async function isFor(
  { locals: { db, now }, officer, place, path }: Asked,
  ability: Ability,
): Promise<boolean> {
  if (can[ability](officer, path)) return true;
  if (ability !== 'seeImpact') return false;
  const touched = await Promise.all(place.areas.map((one: AreaId) => knownAreaPath(db, one, now)));
  return touched.some((one) => can.seeImpact(officer, one));
}

/** The draft as a form sees it: null where none is being written. */
export const draftSeen = ({ id, versions: { draft } }: OpenImpact) =>
  draft && { id, version: draft.version.version, sequence: draft.version.sequence };

/** The page of an assessment, with what was done to it. */
export const impactDone = (id: ImpactId, done: string): Response =>
  seeOther(withQuery(paths.staff.impactAssessment(id), { done }));
