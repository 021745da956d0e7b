import { at } from './address.ts';

/** The pages of newsletters, and of mail that came back, in the staff area. */
export const staffNewsletterPaths = {
  newsletters: '/staff/newsletters',
  newNewsletter: '/staff/newsletters/new',
  newsletter: (id: string) => at('staff', 'newsletters', id),
  editNewsletter: (id: string) => at('staff', 'newsletters', id, 'edit'),
  newsletterHtml: (id: string) => at('staff', 'newsletters', id, 'html'),
  testNewsletter: (id: string) => at('staff', 'newsletters', id, 'test'),
  countNewsletterPeople: (id: string) => at('staff', 'newsletters', id, 'people'),
  approveNewsletter: (id: string) => at('staff', 'newsletters', id, 'approve'),
  sendNewsletter: (id: string) => at('staff', 'newsletters', id, 'send'),
  discardNewsletter: (id: string) => at('staff', 'newsletters', id, 'discard'),
  subscribers: '/staff/newsletters/subscribers',
  importSubscribers: '/staff/newsletters/subscribers/import',
  subscriberImport: (id: string) => at('staff', 'newsletters', 'subscribers', 'import', id),
  subscriberImportRows: (id: string) => at('staff', 'newsletters', 'subscribers', 'import', id, 'rows.csv'),
  undoSubscriberImport: (id: string) => at('staff', 'newsletters', 'subscribers', 'import', id, 'undo'),
  mail: '/staff/admin/mail',
  mailThresholds: '/staff/admin/mail/thresholds',
  mailAddress: '/staff/admin/mail/address',
  mailAside: (id: string) => at('staff', 'admin', 'mail', 'aside', id),
  liftSuppression: (id: string) => at('staff', 'admin', 'mail', id, 'lift'),
};
