import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { campaignCount, type CampaignId } from '#db/schema/campaigns.ts';
import { ukDay } from '#lib/dates.ts';

const robots =
  /bot|crawl|spider|slurp|preview|fetch|scan|monitor|headless|curl|wget|python|java\/|http-client|^$/i;

/** Whether a browser that calls itself so is a person's, as far as can be told. */
export const isPerson = (calledItself: string | null): boolean => !robots.test(calledItself ?? '');

/** Counts one look at a page on this day; of who looked, nothing is kept. */
export async function countLook(
  db: Db,
  { campaignId, language }: { campaignId: CampaignId; language: CampaignLanguage },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insert(campaignCount)
    .values({ campaignId, language, day: ukDay(now), looks: 1 })
    .onConflictDoUpdate({
      target: [campaignCount.campaignId, campaignCount.language, campaignCount.day],
      set: { looks: sql`${campaignCount.looks} + 1` },
    });
}

export type Looks = {
  total: number;
  byLanguage: readonly { language: CampaignLanguage; looks: number }[];
  /** Weeks that begin on a Monday, the oldest first, with those in which nobody looked. */
  byWeek: readonly { week: Temporal.PlainDate; looks: number }[];
};

/** How often the pages of a campaign were looked at. */
export async function looksOf(db: Db, id: CampaignId, now: Temporal.Instant, weeks = 12): Promise<Looks> {
  const rows = await db.execute<{ language: CampaignLanguage; week: string; looks: number }>(sql`
    select language, date_trunc('week', day)::date::text as week, sum(looks)::int as looks
    from campaign_count where campaign_id = ${id} group by 1, 2`);
  const all = [...rows];
  const byLanguage = Map.groupBy(all, ({ language }) => language);
  const today = ukDay(now);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return {
    total: sum(all),
    byLanguage: [...byLanguage]
      .map(([language, some]) => ({ language, looks: sum(some) }))
      .sort((one, other) => other.looks - one.looks),
    byWeek: Array.from({ length: weeks }, (_, at) => {
      const week = monday.subtract({ weeks: weeks - 1 - at });
      return { week, looks: sum(all.filter((row) => row.week === week.toString())) };
    }),
  };
}

const sum = (rows: readonly { looks: number }[]): number =>
  rows.reduce((total, { looks }) => total + looks, 0);
