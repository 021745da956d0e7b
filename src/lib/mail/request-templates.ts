import type { Coming, Every, Ticket } from './templates.ts';

/** A mail to whoever asked for the training of a whole organisation. */
type ToContact = Every & {
  contactName: string;
  organisation: string;
  reference: string;
  courseTitle: string;
  requestUrl: string;
};
/** `offered`: a line for each date that is held; `offerUntil`: "5pm on Tuesday 1 December 2026" */
type Offered = ToContact & { offered: readonly string[]; offerUntil: string; answerUrl: string };

type FoundRequest = {
  courseTitle: string;
  organisation: string;
  reference: string;
  stateWords: string;
  requestUrl: string;
};

/** Each mail about a request for training and exactly the fields it needs. */
export type RequestMails = {
  /** `wanted`: "Thursday 3 December 2026, morning"; `answerBy`: "Friday 27 November 2026" */
  'request-received': ToContact & { wanted: readonly string[]; answerBy: string };
  'dates-offered': Offered;
  'request-reminder': Offered;
  'dates-lapsed': ToContact & { offered: readonly string[]; answerBy: string };
  /** `reasonWords`: one sentence with its full stop. */
  'dates-withdrawn': ToContact & { offered: readonly string[]; reasonWords: string; answerBy: string };
  'request-confirmed': ToContact & Coming & { peopleUrl: string };
  /** `when`: "in 7 days" */
  'request-coming': ToContact & Coming & { when: string; peopleUrl: string };
  'request-changed': ToContact & Coming & { changes: readonly string[] };
  'request-cancelled': ToContact & Ticket & { reasonWords: string; answerBy: string };
  'request-declined': ToContact & { reasonWords: string; otherDatesUrl: string };
  'request-withdrawn': ToContact & { otherDatesUrl: string };
  'find-request': Every & { requests: readonly FoundRequest[] };
};

/** What these mails are called in lists. */
export const requestMailLabels: Readonly<Record<keyof RequestMails, string>> = {
  'request-received': 'Training request received',
  'dates-offered': 'Dates offered',
  'request-reminder': 'Dates offered (reminder)',
  'dates-lapsed': 'Offered dates lapsed',
  'dates-withdrawn': 'Offered dates taken back',
  'request-confirmed': 'Training request confirmed',
  'request-coming': 'Requested training (reminder)',
  'request-changed': 'Requested training changed',
  'request-cancelled': 'Requested training cancelled by us',
  'request-declined': 'Training request declined',
  'request-withdrawn': 'Training request withdrawn',
  'find-request': 'Links to training requests',
};
