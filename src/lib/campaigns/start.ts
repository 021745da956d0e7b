import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CampaignAudience } from '#db/schema/campaign-terms.ts';
import { campaign, type CampaignId, campaignVersion } from '#db/schema/campaigns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type CampaignGiven = {
  areaId: AreaId;
  name: string;
  slug: string;
  audiences: readonly CampaignAudience[];
};

/** Begins a campaign with an empty first version. Its address is chosen once and for all. */
export function startCampaign(
  db: Db,
  officer: Officer,
  { audiences, ...given }: CampaignGiven,
  now: Temporal.Instant,
): Promise<Outcome<CampaignId, 'address taken'>> {
  return db.transaction(async (tx) => {
    const by = { addedAt: now, addedBy: officer.id, touchedAt: now };
    const [made] = await tx
      .insert(campaign)
      .values({ ...given, ...by, audiences: [...audiences] as never })
      .onConflictDoNothing({ target: campaign.slug })
      .returning({ id: campaign.id });
    if (!made) return refused('address taken');
    const first = { campaignId: made.id, writtenAt: now, writtenBy: officer.id, writers: [officer.id] };
    await tx.insert(campaignVersion).values(first);
    const entry = { operation: 'collect', entity: 'campaign', ids: [made.id], fields: ['added_by'] } as const;
    await record(tx, officer, entry, now);
    return done(made.id);
  });
}
