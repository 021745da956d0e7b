import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import type { CampaignId, CampaignVersionId } from '#db/schema/campaigns.ts';
import { momentOf } from '#lib/dates.ts';
import { isOver } from './state.ts';

/** A page as a list shows it. */
export type PageHead = { language: CampaignLanguage; title: string; lead: string; card: string | null };
export type PublicPage = PageHead & { body: string };
/** A campaign as the public reads it. */
export type PublicCampaign<Page = PageHead> = {
  id: CampaignId;
  slug: string;
  versionId: CampaignVersionId;
  /** When it first went out, and when what stands now did. */
  beganAt: Temporal.Instant;
  changedAt: Temporal.Instant;
  endsAt: Temporal.Instant | null;
  isOver: boolean;
  isCurrent: boolean;
  next: { slug: string; title: string } | null;
  pages: readonly Page[];
};
type Row<Page = PageHead> = Omit<PublicCampaign<Page>, 'beganAt' | 'changedAt' | 'endsAt' | 'isOver'> & {
  beganAt: number;
  changedAt: number;
  endsAt: number | null;
};

const epoch = (column: string) => sql.raw(`(date_part('epoch', ${column}) * 1000)::float8`);
const outWith = (alsoOfPage: SQL) => sql`
  select c.id, c.slug, c.is_current as "isCurrent", v.id as "versionId", ${epoch('v.published_at')} as "changedAt",
    ${epoch('c.ends_at')} as "endsAt",
    (select ${epoch('min(x.published_at)')} from campaign_version x where x.campaign_id = c.id) as "beganAt",
    (select jsonb_build_object('slug', n.slug, 'title', p.title) from campaign n
      join campaign_version w on w.campaign_id = n.id and w.published_at is not null
      join campaign_page p on p.version_id = w.id and p.language = 'en'
      where n.id = c.followed_by and n.withdrawn_at is null order by w.version desc limit 1) as next,
    (select jsonb_agg(jsonb_build_object('language', p.language, 'title', p.title, 'lead', p.lead,
      'card', k.hash ${alsoOfPage}) order by p.language <> 'en', p.language)
      from campaign_page p left join campaign_card k on k.version_id = p.version_id and k.language = p.language
      where p.version_id = v.id) as pages
  from campaign c join lateral (select * from campaign_version x where x.campaign_id = c.id
    and x.published_at is not null order by x.version desc limit 1) v on true
  where c.withdrawn_at is null`;
const out = outWith(sql``);

/** The campaign at an address, as it stands; null where nothing is out. */
export async function findPublicCampaign(
  db: Db,
  slug: string,
  now: Temporal.Instant,
): Promise<PublicCampaign<PublicPage> | null> {
  const whole = outWith(sql`, 'body', p.body`);
  const [row] = await db.execute<Row<PublicPage>>(sql`${whole} and c.slug = ${slug}`);
  return row ? shown(row, now) : null;
}

/** Every campaign that is out, those that go on first, the newest first; what is over stays for a year. */
export async function listPublicCampaigns(db: Db, now: Temporal.Instant): Promise<PublicCampaign[]> {
  const yearAgo = now.subtract({ hours: 365 * 24 }).toString();
  const rows = await db.execute<Row>(sql`${out} and (c.ends_at is null or c.ends_at > ${yearAgo}::timestamptz)
    order by c.is_current desc, coalesce(c.ends_at <= ${now.toString()}::timestamptz, false), v.published_at desc, c.id`);
  return [...rows].map((row) => shown(row, now));
}

/** The one that the home page shows; null where there is none. */
export async function currentCampaign(db: Db, now: Temporal.Instant): Promise<PublicCampaign | null> {
  const [row] = await db.execute<Row>(sql`${out} and c.is_current`);
  const found = row ? shown(row, now) : null;
  return found?.isOver ? null : found;
}

/** Where a short address leads; null where there is none. */
export async function campaignOfWord(db: Db, word: string): Promise<string | null> {
  const [row] = await db.execute<{ slug: string }>(sql`
    select c.slug from campaign c where c.word = ${word.toLowerCase()} and c.withdrawn_at is null
      and exists (select from campaign_version v where v.campaign_id = c.id and v.published_at is not null)`);
  return row?.slug ?? null;
}

/** The picture of a card; null where there is none. */
export async function findCard(db: Db, hash: string): Promise<Uint8Array | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const [row] = await db.execute<{ picture: Uint8Array }>(sql`
    select k.picture from campaign_card k where k.hash = ${hash} limit 1`);
  return row?.picture ?? null;
}

function shown<Page>(
  { beganAt, changedAt, endsAt, ...row }: Row<Page>,
  now: Temporal.Instant,
): PublicCampaign<Page> {
  const ends = endsAt === null ? null : momentOf(endsAt);
  const times = { beganAt: momentOf(beganAt), changedAt: momentOf(changedAt), endsAt: ends };
  return { ...row, ...times, isOver: isOver({ endsAt: ends }, now) };
}
