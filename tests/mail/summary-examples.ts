import type { SummaryMails } from '#lib/mail/summary-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about the Community Tension Summary. */
export const summaryExamples = (every: Every): SummaryMails => ({
  'summary-ready': {
    ...every,
    readerName: 'Bedford Borough Council',
    area: 'Bedfordshire Police',
    week: '16 to 22 November 2026',
    correctionWords: 'It takes the place of an earlier version of the week.',
    summaryUrl: 'https://concord.example/partner/areas/bedfordshire-force',
  },
});
