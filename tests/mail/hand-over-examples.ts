import type { HandOverMails } from '#lib/mail/hand-over-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** What a successor is told. */
export const handedOver = (every: Every): HandOverMails['handed-over'] => ({
  ...every,
  officerName: 'Dana Whitlock',
  fromName: 'Gareth Pennington',
  handedBy: 'Marcus Adeyinka',
  lines: ['12 institutions', '3 promises', '1 planned visit'],
  todayUrl: 'https://concord.example/staff',
});
