import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What the work on campaigns is made of. */
export const campaignSections: Sections = [
  { href: paths.staff.campaigns, text: 'Campaigns', ability: 'seeCampaigns' },
  { href: paths.staff.newsletters, text: 'Newsletters', ability: 'seeNewsletters' },
  { href: paths.staff.subscribers, text: 'Subscribers', ability: 'seeNewsletters' },
  { href: paths.staff.resources, text: 'Resources', ability: 'seeResources' },
];
