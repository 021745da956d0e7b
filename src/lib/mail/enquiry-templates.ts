import type { Every } from './templates.ts';

/** Each mail about an enquiry and exactly the fields it needs. */
export type EnquiryMails = {
  /** `answerBy`: "the end of Thursday 26 November 2026"; `reason`: "A question about Prevent" */
  'enquiry-received': Every & { reference: string; reason: string; answerBy: string; helpUrl: string };
  /** `lines`: the paragraphs that a colleague wrote. */
  'enquiry-reply': Every & { reference: string; lines: readonly string[] };
};

/** What each is called in lists. */
export const enquiryMailLabels: Readonly<Record<keyof EnquiryMails, string>> = {
  'enquiry-received': 'Enquiry received',
  'enquiry-reply': 'Reply to an enquiry',
};
