import type { SuppressionReason, SuppressionScope } from '#db/schema/mail-suppressions.ts';
import type { TemplateName } from './templates.ts';

/**
 * Why a mail is sent, as far as suppression asks.
 *
 * newsletter: to whoever subscribed. notice: of our own accord, such as a reminder. answer: to what its reader asked
 * for or has with us, such as a booking that changes. rights: to a person's request about their own data, or what the
 * law has us tell them. security: for the account of somebody of the team. team: other mail within the team.
 */
export type MailKind = 'newsletter' | 'notice' | 'answer' | 'rights' | 'security' | 'team';

const sends = false;
const withholds = true;

/** The one table: which mail is withheld from an address for which reason. See docs/decisions/0041. */
const withheld: Readonly<Record<MailKind, Readonly<Record<SuppressionReason, boolean>>>> = {
  newsletter: {
    ...{ hard_bounce: withholds, soft_bounces: withholds, complaint: withholds },
    ...{ asked: withholds, unsubscribed: withholds },
  },
  notice: {
    ...{ hard_bounce: withholds, soft_bounces: withholds, complaint: withholds },
    ...{ asked: withholds, unsubscribed: sends },
  },
  // Somebody waits for it: a box that was full last week is tried once more.
  answer: {
    ...{ hard_bounce: withholds, soft_bounces: sends, complaint: withholds },
    ...{ asked: withholds, unsubscribed: sends },
  },
  // What the law has us answer is sent, whatever came of mail before.
  rights: {
    ...{ hard_bounce: sends, soft_bounces: sends, complaint: sends },
    ...{ asked: sends, unsubscribed: sends },
  },
  // A report that anybody may have sent must not lock a colleague out, or hide from them what was done to their account.
  security: {
    ...{ hard_bounce: sends, soft_bounces: sends, complaint: sends },
    ...{ asked: sends, unsubscribed: sends },
  },
  team: {
    ...{ hard_bounce: withholds, soft_bounces: sends, complaint: sends },
    ...{ asked: sends, unsubscribed: sends },
  },
};

/** Whether mail of a kind is withheld from an address that is suppressed for a reason. */
export const isWithheld = (kind: MailKind, reason: SuppressionReason): boolean => withheld[kind][reason];

/** For which of the reasons that hold for an address a mail is withheld; null when it is sent. */
export const withheldFor = (
  template: TemplateName,
  suppressions: readonly { scope: SuppressionScope; reason: SuppressionReason }[],
): SuppressionReason | null =>
  suppressions.find(
    ({ scope, reason }) =>
      (scope === 'all' || kindOf[template] === 'newsletter') && isWithheld(kindOf[template], reason),
  )?.reason ?? null;

/** Which kind each mail is. */
export const kindOf: Readonly<Record<TemplateName, MailKind>> = {
  'booking-confirmed': 'answer',
  'booking-changed': 'answer',
  'booking-cancelled': 'answer',
  'session-cancelled': 'answer',
  'session-confirmed': 'answer',
  'part-invite': 'answer',
  'part-cancelled': 'answer',
  'joining-instructions': 'answer',
  'waiting-list-joined': 'answer',
  'place-offered': 'answer',
  'offer-expired': 'notice',
  'waiting-list-left': 'answer',
  reminder: 'notice',
  'find-booking': 'answer',
  'evaluation-asked': 'notice',
  'evaluation-to-share': 'notice',
  'place-confirmed': 'answer',
  'place-changed': 'answer',
  'place-cancelled': 'answer',
  'certificate-ready': 'answer',
  'certificates-ready': 'answer',
  'certificate-revoked': 'answer',
  'refresher-due': 'notice',
  'request-received': 'answer',
  'dates-offered': 'answer',
  'request-reminder': 'notice',
  'dates-lapsed': 'notice',
  'dates-withdrawn': 'answer',
  'request-confirmed': 'answer',
  'request-coming': 'notice',
  'request-changed': 'answer',
  'request-cancelled': 'answer',
  'request-declined': 'answer',
  'request-withdrawn': 'answer',
  'find-request': 'answer',
  'contact-notice': 'rights',
  'contact-link': 'rights',
  'contacts-to-do': 'team',
  'event-registered': 'answer',
  'event-registration-changed': 'answer',
  'event-registration-ended': 'answer',
  'event-already-registered': 'answer',
  'event-waiting': 'answer',
  'event-offered': 'answer',
  'event-offer-lapsed': 'notice',
  'event-reminder': 'notice',
  'event-news': 'answer',
  'return-asked': 'notice',
  'return-due': 'notice',
  'summary-ready': 'notice',
  'event-proposal-received': 'answer',
  'event-proposal-accepted': 'answer',
  'event-proposal-declined': 'answer',
  'handed-over': 'team',
  'export-asked': 'team',
  'newsletter-confirm': 'answer',
  'newsletter-welcome': 'answer',
  'newsletter-preferences': 'rights',
  'newsletter-issue': 'newsletter',
  'newsletter-test': 'team',
  'partner-sign-in': 'answer',
  'partner-granted': 'answer',
  'partner-refused': 'answer',
  'partner-invited': 'notice',
  'partner-removed': 'answer',
  'enquiry-received': 'answer',
  'enquiry-reply': 'answer',
  'access-question': 'team',
  'new-device': 'security',
  'account-changed': 'security',
  'password-reset': 'security',
  invitation: 'security',
  'account-closed': 'security',
  'factors-reset': 'security',
  'role-changed': 'security',
  'hand-over-asked': 'team',
  'glass-broken': 'security',
};
