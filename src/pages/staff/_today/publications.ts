import type { Officer } from '#lib/actor.ts';
import { countToApprove as campaignsToApprove } from '#lib/campaigns/list.ts';
import { countToApprove as resourcesToApprove } from '#lib/campaigns/resources/list.ts';
import { countToApprove as newslettersToApprove } from '#lib/newsletters/issues/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';
import type { Count } from '../_today-counts.ts';

interface Publications {
  campaigns: number | null;
  newsletters: number | null;
  resources: number | null;
}

/** What is to go out to the public and waits for this reader's approval; null where none of it is theirs. */
export async function publicationsToday(
  db: App.Locals['db'],
  officer: Officer,
): Promise<Publications | null> {
  const { id: reader } = officer;
  const areas = can.approveCampaign(officer) ? await areasFor(db, officer, 'approveCampaign') : null;
  const work = {
    campaigns: areas && (await campaignsToApprove(db, { reader, areas })),
    newsletters: can.approveNewsletter(officer) ? await newslettersToApprove(db, reader) : null,
    resources: can.approveResources(officer) ? await resourcesToApprove(db, reader) : null,
  };
  return Object.values(work).some((count) => count !== null) ? work : null;
}

/** The same as the counts of Today; each leads to the list that it is in. */
export const publicationCounts = (work: Publications | null): Count[] => [
  {
    ...{ count: work?.campaigns ?? null, one: 'campaign to approve', many: 'campaigns to approve' },
    href: paths.staff.campaigns,
  },
  {
    ...{ count: work?.newsletters ?? null, one: 'newsletter to approve', many: 'newsletters to approve' },
    href: paths.staff.newsletters,
  },
  {
    ...{ count: work?.resources ?? null, one: 'resource to approve', many: 'resources to approve' },
    href: paths.staff.resources,
  },
];
