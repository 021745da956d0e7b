import type { ReturnMails } from '#lib/mail/return-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about tension returns. */
export function returnExamples(every: Every): ReturnMails {
  const toReporter = {
    ...every,
    reporterName: 'Ashmere Council',
    district: 'Bedford',
    week: 'the week of 16 November 2026',
    linkWords:
      'The link is for this week alone and works once, until 12 midnight on Tuesday 24 November 2026.',
    returnUrl: 'https://concord.example/returns/0c6f5a1e5d5c4c43',
  };
  return {
    'return-asked': { ...toReporter, dueOn: 'Wednesday 18 November 2026' },
    'return-due': { ...toReporter, dueWords: 'It was due on Wednesday 18 November 2026.' },
  };
}
