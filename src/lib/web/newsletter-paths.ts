import { at } from './address.ts';

/** The public pages of newsletters. */
export const newsletterPaths = {
  newsletter: '/newsletter',
  confirmNewsletter: (key: string) => at('newsletter', 'confirm', key),
  newsletterPreferences: (key: string) => at('newsletter', 'preferences', key),
  unsubscribe: (key: string) => at('newsletter', 'unsubscribe', key),
  unsubscribeAtOnce: (key: string) => at('newsletter', 'unsubscribe', key, 'one-click'),
  newsletterIssues: '/newsletter/issues',
  newsletterIssue: (slug: string) => at('newsletter', 'issues', slug),
};
