import type { Every } from './templates.ts';

/** A line of a list in a newsletter: an event, a course, a campaign or a resource. */
type Item = { title: string; meta: string; words: string; itemUrl: string };

/** A part is words, whose place `slot` holds until they are put in, or a list with its heading. */
type Issue = Every & {
  title: string;
  previewLine: string;
  parts: readonly {
    words: { slot: string } | null;
    list: { heading: string; items: readonly Item[] } | null;
  }[];
  archiveUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
};

/** Each mail about newsletters and exactly the fields it needs. */
export type NewsletterMails = {
  /** `until`: "2:30pm on Thursday 3 December 2026" */
  'newsletter-confirm': Every & { until: string; confirmUrl: string };
  'newsletter-welcome': Every & { preferencesUrl: string; unsubscribeUrl: string };
  'newsletter-preferences': Every & { preferencesUrl: string; unsubscribeUrl: string };
  'newsletter-issue': Issue;
  /** The same to colleagues, before it is approved. */
  'newsletter-test': Issue;
};

/** What each is called in lists. */
export const newsletterMailLabels: Readonly<Record<keyof NewsletterMails, string>> = {
  'newsletter-confirm': 'Link to confirm newsletters',
  'newsletter-welcome': 'Newsletters confirmed',
  'newsletter-preferences': 'Link to newsletter choices',
  'newsletter-issue': 'Newsletter',
  'newsletter-test': 'Test of a newsletter',
};
