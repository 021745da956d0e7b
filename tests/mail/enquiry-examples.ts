import type { EnquiryMails } from '#lib/mail/enquiry-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about enquiries. */
export function enquiryExamples(every: Every): EnquiryMails {
  const kept = {
    ...every,
    keepWords: 'We keep your message for 90 days after it is closed. Then it is erased.',
  };
  return {
    'enquiry-received': {
      ...kept,
      reference: 'Q7KM2XRT',
      reason: 'A question about Prevent',
      answerBy: 'the end of Thursday 3 December 2026',
      helpUrl: 'https://concord.example/help/someone-i-know',
    },
    'enquiry-reply': {
      ...kept,
      reference: 'Q7KM2XRT',
      lines: ['Thank you for asking.', 'The leaflet is on our website, in six languages.'],
    },
  };
}
