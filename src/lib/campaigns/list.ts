import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { momentOf } from '#lib/dates.ts';
import { campaignState, type CampaignState, type Version } from './state.ts';

/** A campaign as a list of the team shows it. */
export type ListedCampaign = {
  id: CampaignId;
  name: string;
  slug: string;
  area: string;
  isCurrent: boolean;
  languages: readonly CampaignLanguage[];
  looks: number;
  endsAt: Temporal.Instant | null;
  touchedAt: Temporal.Instant;
  state: CampaignState;
  /** What is done beside what the public sees. */
  beside: CampaignState | null;
  goesOutAt: Temporal.Instant | null;
};
type Times = Record<'askedAt' | 'approvedAt' | 'publishAt' | 'publishedAt', number | null>;
type Row = Pick<ListedCampaign, 'id' | 'name' | 'slug' | 'area' | 'isCurrent' | 'languages' | 'looks'> & {
  touchedAt: number;
  endsAt: number | null;
  withdrawnAt: number | null;
  versions: (Times & { sentBackWords: string | null })[];
};

const epoch = (column: string) => sql.raw(`(date_part('epoch', ${column}) * 1000)::float8`);

/** The campaigns of some areas, those that were worked on last first: so many, or so many after one. */
export async function listCampaigns(
  db: Db,
  { areas, after = null, most = 100 }: { areas: readonly AreaId[]; after?: CampaignId | null; most?: number },
  now: Temporal.Instant,
): Promise<{ rows: ListedCampaign[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const rows = await db.execute<Row>(sql`
    select c.id, c.name, c.slug, a.name as area, c.is_current as "isCurrent", ${epoch('c.touched_at')} as "touchedAt",
      ${epoch('c.ends_at')} as "endsAt", ${epoch('c.withdrawn_at')} as "withdrawnAt",
      (select coalesce(sum(n.looks), 0)::int from campaign_count n where n.campaign_id = c.id) as looks,
      (select coalesce(jsonb_agg(p.language order by p.language <> 'en', p.language), '[]') from campaign_page p
        where p.version_id = (select v.id from campaign_version v where v.campaign_id = c.id
          order by (v.published_at is null), v.version desc limit 1)) as languages,
      (select jsonb_agg(jsonb_build_object('askedAt', ${epoch('v.asked_at')}, 'sentBackWords', v.sent_back_words,
        'approvedAt', ${epoch('v.approved_at')}, 'publishAt', ${epoch('v.publish_at')},
        'publishedAt', ${epoch('v.published_at')}) order by v.version desc)
        from campaign_version v where v.campaign_id = c.id) as versions
    from campaign c join area a on a.id = c.area_id
    where c.area_id = any(${`{${areas.join(',')}}`}::uuid[])
      and (${after}::uuid is null
        or (c.touched_at, c.id) < (select l.touched_at, l.id from campaign l where l.id = ${after}::uuid))
    order by c.touched_at desc, c.id desc limit ${most + 1}`);
  return { rows: [...rows].slice(0, most).map((row) => listed(row, now)), hasMore: rows.length > most };
}

/** How many drafts wait for this reader's approval: not those that they wrote in. */
export async function countToApprove(
  db: Db,
  { reader, areas }: { reader: OfficerId; areas: readonly AreaId[] },
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from campaign_version v join campaign c on c.id = v.campaign_id
    where v.asked_at is not null and v.approved_at is null and c.withdrawn_at is null
      and c.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and ${reader}::uuid <> all (v.writers)`);
  return row?.count ?? 0;
}

const instantOf = (at: number | null) => (at === null ? null : momentOf(at));

function listed(
  { versions, touchedAt, endsAt, withdrawnAt, ...row }: Row,
  now: Temporal.Instant,
): ListedCampaign {
  const all: Version[] = versions.map(({ sentBackWords, ...times }) => ({
    sentBackWords,
    askedAt: instantOf(times.askedAt),
    approvedAt: instantOf(times.approvedAt),
    publishAt: instantOf(times.publishAt),
    publishedAt: instantOf(times.publishedAt),
  }));
  const times = { endsAt: instantOf(endsAt), withdrawnAt: instantOf(withdrawnAt) };
  const state = campaignState(times, all, now);
  const isShown = state === 'out' || state === 'over';
  const newest = all[0] ? campaignState({ endsAt: null, withdrawnAt: null }, [all[0]], now) : null;
  return {
    ...row,
    ...{ state, endsAt: times.endsAt, touchedAt: instantOf(touchedAt)! },
    beside: isShown && newest !== 'out' ? newest : null,
    goesOutAt: all.find(({ publishAt, publishedAt }) => publishAt && !publishedAt)?.publishAt ?? null,
  };
}
