import type { APIContext } from 'astro';
import type { EnquiryId } from '#db/schema/enquiries.ts';
import { findEnquiry, placeOfEnquiry } from '#lib/enquiries/find.ts';
import { reasonWords } from '#lib/enquiries/words.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

/**
 * The enquiry that the address names, if whoever is signed in may do a thing where it lies; null otherwise. What
 * names no area is for everybody who may do it anywhere.
 */
export async function openEnquiry(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfEnquiry(db, readId<'enquiry'>(params['id']));
  if (!place) return null;
  const path = place.areaId ? await knownAreaPath(db, place.areaId, now) : undefined;
  if (!can.answerEnquiries(officer, path) || !can[ability](officer, path)) return null;
  const found = await findEnquiry(db, officer, place.id, now);
  if (!found) return null;
  const { closedAt, ending, sequence, reason, reference } = found.enquiry;
  const may = {
    work: closedAt === null,
    reopen: closedAt !== null && ending !== 'handed_over',
    wipe: ending !== 'handed_over',
    request: closedAt === null && can.manageRequests(officer, path),
    institution: closedAt === null && can.manageInstitutions(officer, path),
  };
  const title = `${reasonWords[reason]}, ${reference}`;
  const home = paths.staff.enquiry(place.id);
  const list = { href: paths.staff.enquiries, text: 'Enquiries' };
  const trail = [list, { href: home, text: title }];
  const seen = { id: place.id, sequence };
  return { officer, db, now, found, seen, may, title, home, trail };
}
export type OpenEnquiry = NonNullable<Awaited<ReturnType<typeof openEnquiry>>>;

/** The page of an enquiry, with what was done to it. */
export const enquiryDone = (id: EnquiryId, done: string): Response =>
  seeOther(withQuery(paths.staff.enquiry(id), { done }));
