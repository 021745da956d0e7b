import type { Ability } from './can.ts';

/** What the pages of newsletters, and of mail that came back, ask of their reader. */
export const newsletterPages = {
  '/staff/newsletters': 'seeNewsletters',
  '/staff/newsletters/new': 'writeNewsletter',
  '/staff/newsletters/subscribers': 'seeNewsletters',
  '/staff/newsletters/subscribers/import': 'importSubscribers',
  '/staff/newsletters/subscribers/import/[id]': 'importSubscribers',
  '/staff/newsletters/subscribers/import/[id]/rows.csv': 'importSubscribers',
  '/staff/newsletters/subscribers/import/[id]/undo': 'importSubscribers',
  '/staff/newsletters/[id]': 'seeNewsletters',
  '/staff/newsletters/[id]/approve': 'approveNewsletter',
  '/staff/newsletters/[id]/discard': 'writeNewsletter',
  '/staff/newsletters/[id]/edit': 'writeNewsletter',
  '/staff/newsletters/[id]/html': 'seeNewsletters',
  '/staff/newsletters/[id]/test': 'writeNewsletter',
  '/staff/newsletters/[id]/people': 'seeNewsletters',
  '/staff/newsletters/[id]/send': 'sendNewsletter',
  '/staff/admin/mail': 'seeReturnedMail',
  '/staff/admin/mail/[id]/lift': 'liftSuppression',
  '/staff/admin/mail/address': 'seeReturnedMail',
  '/staff/admin/mail/aside/[id]': 'seeReturnedMail',
  '/staff/admin/mail/thresholds': 'seeReturnedMail',
} as const satisfies Record<string, Ability>;
