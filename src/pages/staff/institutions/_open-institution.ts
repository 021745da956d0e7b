import type { APIContext } from 'astro';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { placeOf } from '#lib/institutions/lock.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type AreaPath, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/** Whether an officer may do a thing to what lies in a district; what lies in none is for whoever may anywhere. */
export async function mayIn(
  { db, now }: { db: Db; now: Temporal.Instant },
  officer: Officer,
  check: Check,
  districtId: AreaId | null,
): Promise<boolean> {
  return check(officer, districtId ? await knownAreaPath(db, districtId, now) : undefined);
}

/**
 * The institution that the address names, if whoever is signed in may do `check` where it lies.
 *
 * @returns null when it is not there, was merged, or is not for them: all look the same
 */
export async function openInstitution({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOf(db, readId<'institution'>(params['id']));
  if (!place || place.mergedIntoId) return null;
  const path = place.districtId ? await knownAreaPath(db, place.districtId, now) : undefined;
  if (!check(officer, path)) return null;
  const trail = [
    { href: paths.staff.institutions, text: 'Institutions' },
    { href: paths.staff.institution(place.id), text: place.name },
  ];
  return { officer, db, now, today: ukDay(now), id: place.id, place, path, trail };
}
export type OpenInstitution = NonNullable<Awaited<ReturnType<typeof openInstitution>>>;

/** Leads from a record that was merged to the one it belongs to, for who may see that one; otherwise null. */
export async function movedTo({ locals, params }: Page): Promise<Response | null> {
  const { db } = locals;
  const place = await placeOf(db, readId<'institution'>(params['id']));
  const survivor = await placeOf(db, place?.mergedIntoId ?? null);
  if (!survivor || survivor.mergedIntoId) return null;
  const isSeen = await mayIn(locals, signedIn(locals), can.seeInstitutions, survivor.districtId);
  return isSeen ? seeOther(paths.staff.institution(survivor.id)) : null;
}

/** The page of an institution, with what was done to it. */
export const doneAt = (id: InstitutionId, done: string): Response =>
  seeOther(`${paths.staff.institution(id)}?done=${done}`);
