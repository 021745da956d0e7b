import type { AstroGlobal } from 'astro';
import type { Ability } from '#lib/officers/can.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findIssue } from '#lib/newsletters/issues/find.ts';
import { progressOf } from '#lib/newsletters/sending/progress.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;

/** The newsletter that the address names, for an officer who may do a thing with it; null for anybody else. */
export async function openIssue({ locals, params }: Page, ability: Ability) {
  const officer = signedIn(locals);
  if (!can[ability](officer)) return null;
  const { db, now } = locals;
  const found = await findIssue(db, officer, readId<'newsletter_issue'>(params['id']), now);
  if (!found) return null;
  const { version, issue, state, sending } = found;
  const isWriter = version.writers.includes(officer.id) || version.askedBy === officer.id;
  const may = {
    edit: can.writeNewsletter(officer) && state === 'draft',
    test: can.writeNewsletter(officer) && ['draft', 'waiting', 'approved', 'scheduled'].includes(state),
    approve: can.approveNewsletter(officer) && state === 'waiting' && !isWriter,
    send: can.sendNewsletter(officer) && state === 'approved',
    steer: can.sendNewsletter(officer) && ['scheduled', 'sending', 'paused'].includes(state),
    renew: can.writeNewsletter(officer) && ['approved', 'cancelled'].includes(state),
  };
  const progress = sending ? await progressOf(db, sending.id) : null;
  const seen = { id: issue.id, sequence: version.sequence };
  const trail = [{ href: paths.staff.newsletters, text: 'Newsletters' }];
  const within = [...trail, { href: paths.staff.newsletter(issue.id), text: version.subject }];
  return { officer, db, now, found, may, seen, progress, trail, within };
}
export type OpenIssue = NonNullable<Awaited<ReturnType<typeof openIssue>>>;

/** Goes on to the newsletter, which says what was done. */
export const issueDone = (id: string, done: string): Response =>
  seeOther(withQuery(paths.staff.newsletter(id), { done }));
