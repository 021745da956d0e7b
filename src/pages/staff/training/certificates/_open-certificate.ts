import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { mayOpen } from '#lib/officers/restrictions/may-open.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findCertificateForStaff, whereEarned } from '#lib/training/certificates/find-for-staff.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/** The list of certificates, as a step of the way. */
export const certificatesCrumb = { href: paths.staff.certificates, text: 'Certificates' };

/**
 * The certificate that the address names, if whoever is signed in may do `check` where it was earned and its
 * session is not kept from them.
 */
export async function openCertificate(
  { locals, params }: Page,
  check: (officer: Officer, path: AreaPath) => boolean,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const id = readId<'certificate'>(params['id']);
  const where = await whereEarned(db, id);
  if (!id || !where) return null;
  const path = await knownAreaPath(db, where.areaId, now);
  if (!check(officer, path)) return null;
  if (!(await mayOpen(db, officer, 'training_session', where.sessionId, now))) return null;
  const found = await findCertificateForStaff(db, officer, id, now);
  if (!found) return null;
  const here = { href: paths.staff.certificate(id), text: found.certificate.number };
  return { officer, db, now, id, path, found, trail: [certificatesCrumb, here] };
}
