import type { ExportMails } from '#lib/mail/export-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** What somebody who may agree is told. */
export const exportAsked = (every: Every): ExportMails['export-asked'] => ({
  ...every,
  officerName: 'Marcus Adeyinka',
  askerName: 'Dana Whitlock',
  untilWords: 'Thursday 3 December 2026',
  exportUrl: 'https://concord.example/staff/exports/4f1c',
});
