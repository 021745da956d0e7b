import type { Every } from './templates.ts';

/** A mail to whoever reports on a district; it says nothing of what is reported. */
type ToReporter = Every & {
  reporterName: string;
  district: string;
  /** "the week of 16 November 2026" */
  week: string;
  /** How the link works. */
  linkWords: string;
  returnUrl: string;
};

/** Each mail about tension returns and exactly the fields it needs. */
export type ReturnMails = {
  /** `dueOn`: "Wednesday 18 November 2026" */
  'return-asked': ToReporter & { dueOn: string };
  /** `dueWords`: "It is due on Wednesday 18 November 2026." */
  'return-due': ToReporter & { dueWords: string };
};

/** What each is called in lists. */
export const returnMailLabels: Readonly<Record<keyof ReturnMails, string>> = {
  'return-asked': 'Tension return asked for',
  'return-due': 'Tension return not sent yet',
};
