import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { questionsFor } from '#lib/audit/sample/questions.ts';
import { type About, either, findMessage } from '#lib/mail/outbox.ts';
import { proposalsWithin } from '#lib/calendar/proposals/mail-within.ts';
import { registrationsWithin } from '#lib/calendar/registrations/mail-within.ts';
import { contactsWithin } from '#lib/institutions/contacts/mail-within.ts';
import { type Letter, writeLetter } from '#lib/mail/letter.ts';
import { masked, opened } from '#lib/mail/links.ts';
import { peopleWithin } from '#lib/officers/accounts/people-within.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { certificatesWithin } from '#lib/training/certificates/mail-scope.ts';
import { returnsWithin } from '#lib/tension/returns/mail-within.ts';
import { requestsWithin } from '#lib/training/requests/board.ts';
import { anyEnquiry } from '#lib/enquiries/mail-within.ts';
import { anySubscriber } from '#lib/newsletters/mail-within.ts';
import { partnersWithin } from '#lib/partners/mail-within.ts';
import { bookingsWithin, sessionsWithin } from '#lib/training/sessions/find-for-staff-scope.ts';
import { siteLine } from '#lib/ui/site.ts';
import { readId } from '#lib/web/read-id.ts';
import { logScope } from '../admin/access-log/_open-log.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/** What whoever is signed in may see of the outbox; null when nothing of it is theirs to read. */
export async function openOutbox({ locals }: Pick<Page, 'locals'>, check: (officer: Officer) => boolean) {
  const officer = signedIn(locals);
  if (!check(officer)) return null;
  const { db, now, environment } = locals;
  const about = await mailWithin(locals, officer, 'readOutbox');
  return { officer, db, now, about, hasServer: environment.smtpUrl !== null };
}

/**
 * Which mails an officer may see: about bookings in their areas, about accounts that are theirs to manage, and
 * questions about entries of the access log that they check or that were asked of them. Whoever writes to us or
 * subscribes has no address in this list, but in a demonstration, whose mails are read nowhere else.
 */
export async function mailWithin(
  { db, now, demonstration }: Pick<App.Locals, 'db' | 'now' | 'demonstration'>,
  officer: Officer,
  ability: 'readOutbox' | 'sendAgain',
): Promise<About> {
  const [areas, managed, seen, checked] = await Promise.all([
    areasFor(db, officer, ability),
    areasFor(db, officer, 'manageAccounts'),
    areasFor(db, officer, 'seeContacts'),
    can.checkSample(officer) ? logScope(db, officer, 'checkSample') : null,
  ]);
  const questions = questionsFor(officer, checked);
  return either(
    bookingsWithin(areas, officer.id, now),
    registrationsWithin(areas, officer.id, now),
    proposalsWithin(areas),
    sessionsWithin(areas, officer.id, now),
    certificatesWithin(areas, officer.id, now),
    requestsWithin(areas),
    peopleWithin(managed),
    partnersWithin(areas),
    returnsWithin(areas),
    contactsWithin(seen),
    questions,
    ...(demonstration ? [anySubscriber, anyEnquiry] : []),
  );
}

/** The message that the address names, written out; its private links work only in the demonstration. */
export async function openMessage(page: Page, check: (officer: Officer) => boolean) {
  const open = await openOutbox(page, check);
  if (!open) return null;
  const { officer, db, now, about } = open;
  const message = await findMessage(db, officer, about, readId(page.params['id']), now);
  return message && { ...open, message, letter: await letterOf(message, page.locals) };
}

function letterOf(
  message: Parameters<typeof writeLetter>[0],
  { environment, demonstration }: Page['locals'],
): Promise<Letter> {
  const { publicUrl, secret, mailFrom } = environment;
  const links = demonstration ? opened(publicUrl.origin, secret) : masked(publicUrl.origin);
  return writeLetter(message, { publicUrl, links, teamName: siteLine, mailFrom });
}
