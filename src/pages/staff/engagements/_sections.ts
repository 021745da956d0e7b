import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What engagement work is made of. */
export const engagementSections: Sections = [
  { href: paths.staff.engagements, text: 'Engagements', ability: 'seeEngagements' },
  { href: paths.staff.followUps, text: 'Follow-ups', ability: 'seeEngagements' },
  { href: paths.staff.plans, text: 'Planned', ability: 'seeEngagements' },
  { href: paths.staff.ownPack, text: 'What I look after', ability: 'logEngagement' },
  { href: paths.staff.promises, text: 'Promises', ability: 'seePromises' },
  { href: paths.staff.feedback, text: 'You said, we did', ability: 'seePromises' },
];
