import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What there is in enquiries, in the order of the work. */
export const enquirySections: Sections = [
  { href: paths.staff.enquiries, text: 'Inbox', ability: 'answerEnquiries' },
  { href: paths.staff.replyTemplates, text: 'Reply templates', ability: 'answerEnquiries' },
  { href: paths.staff.signposts, text: 'Signposts', ability: 'keepSignposts' },
];
