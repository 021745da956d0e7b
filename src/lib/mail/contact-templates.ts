import type { Every } from './templates.ts';

/** A mail to somebody whose details we hold. `roleWords`: "Imam, Linford Road Mosque" */
type ToContactPerson = Every & {
  contactName: string;
  roleWords: string;
  detailsUrl: string;
};

/** Each mail about the details of a contact and exactly the fields it needs. */
export type ContactMails = {
  /** `sourceWords`: "your organisation", to follow "from" */
  'contact-notice': ToContactPerson & { sourceWords: string };
  'contact-link': ToContactPerson;
  /** To an officer. `headline`: "3 notices to give"; `lines`: a sentence each, without names. */
  'contacts-to-do': Every & {
    officerName: string;
    headline: string;
    lines: readonly string[];
    buttonWords: string;
    listUrl: string;
  };
};

/** What these mails are called in lists. */
export const contactMailLabels: Readonly<Record<keyof ContactMails, string>> = {
  'contact-notice': 'Notice to a contact',
  'contact-link': 'Link to own details',
  'contacts-to-do': 'Contacts to look after',
};
