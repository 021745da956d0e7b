import type { NoticeWay, WishKind } from '#db/schema/contact-notices.ts';
import type { Channel, ContactSource, FaithCondition } from '#db/schema/contacts.ts';
import type { ContactState } from '#db/schema/institutions.ts';
import { date } from '#lib/dates.ts';
import { standingOn, type Terms } from './terms.ts';

/** How somebody likes to be reached. */
export const channelWords: Readonly<Record<Channel, string>> = {
  email: 'Email',
  phone: 'Phone',
  post: 'Post',
  in_person: 'In person',
};

/** Where details came from, to follow "From". */
export const sourceWords: Readonly<Record<ContactSource, string>> = {
  themselves: 'Themselves',
  their_institution: 'Their institution',
  public_website: 'A public website',
  booking: 'A training booking',
  partner_agency: 'A partner agency',
  import: 'A list that we read in',
};

/** The same as said to the person, to follow "from". */
export const fromWords: Readonly<Record<ContactSource, string>> = {
  themselves: 'you',
  their_institution: 'your organisation',
  public_website: 'a public website',
  booking: 'a training booking of yours',
  partner_agency: 'a partner of ours',
  import: 'a list of organisations that we were given',
};

/** How a notice was given. */
export const noticeWords: Readonly<Record<NoticeWay, string>> = {
  email: 'By email',
  letter: 'By letter',
  in_person: 'In person',
  phone: 'By phone',
};

/** What somebody asked for through their own link. */
export const wishWords: Readonly<Record<WishKind, string>> = {
  correct: 'Correct my details',
  pause: 'Pause contact',
  resume: 'Be in touch again',
  decline: 'Do not contact me',
  remove: 'Remove my details',
};

/** Why a role that tells of a faith may be held (UK GDPR Article 9; Data Protection Act 2018, Schedule 1). */
export const conditionWords: Readonly<Record<FaithCondition, string>> = {
  made_public_by_them: 'They have made the role public themselves (Article 9(2)(e))',
  explicit_consent: 'They said yes, knowing what for (Article 9(2)(a))',
  substantial_public_interest:
    'Substantial public interest: safeguarding, under our policy document (Article 9(2)(g); Schedule 1, paragraph 18)',
};

const standings: Readonly<Record<ContactState, string>> = {
  open: 'Open to contact',
  paused: 'Paused',
  declined: 'Contact declined',
};

/** "Paused until 3 December 2026": how somebody stands on a day. */
export function standingText(terms: Terms, on: Temporal.PlainDate): string {
  const standing = standingOn(terms, on);
  const until = standing === 'paused' && terms.pausedUntil ? ` until ${date(terms.pausedUntil)}` : '';
  return standings[standing] + until;
}
