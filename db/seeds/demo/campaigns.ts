import type { AreaId } from '../../schema/areas.ts';
import { campaignPackCount } from '../../schema/campaign-links.ts';
import {
  campaign,
  campaignCount,
  campaignPage,
  campaignVersion,
  type CampaignId,
  type CampaignVersionId,
} from '../../schema/campaigns.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { type CampaignSeed, theCampaigns, type VersionSeed } from './campaign-plans.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areaId: AreaId;
  people: Readonly<Record<'comms' | 'supervisor' | 'editor', OfficerId>>;
  now: Temporal.Instant;
};

// Within the hours of an office: half a day later is the afternoon.
const daysFrom = (now: Temporal.Instant, days: number): Temporal.Instant => {
  const whole = Math.floor(days);
  const hour = 9 + Math.round((days - whole) * 10);
  return ukMoment(ukDay(now).add({ days: whole }), new Temporal.PlainTime(hour));
};

/** Campaigns in each state: one that the home page shows, one that is over, one to come, and one that waits. */
export async function writeCampaigns(tx: Transaction, world: World): Promise<void> {
  const ids = new Map<string, CampaignId>();
  for (const seed of theCampaigns) {
    const id = crypto.randomUUID() as CampaignId;
    ids.set(seed.slug, id);
    await writeCampaign(tx, world, id, seed);
    for (const version of seed.versions) await writeVersion(tx, world, id, version);
    await writeCounts(tx, world, id, seed);
  }
  for (const { slug, followedBy } of theCampaigns)
    if (followedBy)
      await tx`update campaign set followed_by = ${ids.get(followedBy)!} where id = ${ids.get(slug)!}`;
  await link(tx, ids.get(theCampaigns[0]!.slug)!, world.now);
}

async function writeCampaign(
  tx: Transaction,
  { areaId, people, now }: World,
  id: CampaignId,
  seed: CampaignSeed,
) {
  const { slug, name, audiences, word = null, ends, isCurrent = false, versions } = seed;
  const addedAt = daysFrom(now, versions[0]!.written);
  await insertRows(tx, campaign, [
    {
      ...{ id, areaId, slug, name, audiences: audiences as never, word, isCurrent },
      endsAt:
        ends === undefined ? null : ukMoment(ukDay(now).add({ days: ends + 1 }), new Temporal.PlainTime()),
      ...{ addedAt, addedBy: people[seed.by], touchedAt: daysFrom(now, versions.at(-1)!.written + 0.2) },
    },
  ]);
}

async function writeVersion(
  tx: Transaction,
  { people, now }: World,
  campaignId: CampaignId,
  seed: VersionSeed,
) {
  const id = crypto.randomUUID() as CampaignVersionId;
  const by = people[seed.by];
  const writtenAt = daysFrom(now, seed.written);
  await insertRows(tx, campaignVersion, [
    {
      ...{ id, campaignId, version: seed.version, writtenAt, writtenBy: by, writers: [by], ...seed.equality },
      askedAt: seed.asked === undefined ? null : daysFrom(now, seed.asked),
      sentBackWords: seed.sentBack ?? null,
    },
  ]);
  const pages = seed.pages.map((page) => ({ ...page, versionId: id, writtenAt, writtenBy: by, sequence: 1 }));
  await insertRows(tx, campaignPage, pages);
  if (seed.approved === undefined) return;
  // Once it is approved, no page is added.
  const [approvedAt, publishAt] = [seed.approved, seed.publish].map((days) =>
    days === undefined ? null : daysFrom(now, days).toString(),
  );
  await tx`update campaign_version set approved_at = ${approvedAt ?? null}, approved_by = ${people.supervisor},
    publish_at = ${publishAt ?? null} where id = ${id}`;
  if ((seed.publish ?? 1) <= 0)
    await tx`update campaign_version set published_at = publish_at where id = ${id}`;
}

// More people look on the first days and at the beginning of a week.
async function writeCounts(tx: Transaction, { now }: World, campaignId: CampaignId, { looks }: CampaignSeed) {
  const rows = looks.flatMap(({ language, from, to, aDay }) =>
    Array.from({ length: to - from }, (_, at) => {
      const day = ukDay(now).add({ days: from + at });
      const swing = (day.dayOfWeek <= 3 ? 1.3 : 0.7) * (1 + 2 / (at + 1)) * (0.8 + ((at * 37) % 11) / 25);
      return { campaignId, language, day, looks: Math.max(1, Math.round(aDay * swing)) };
    }),
  );
  await insertRows(tx, campaignCount, rows);
  // Of those who look at the page in English, a few take the whole.
  const packs = rows.filter(({ language, looks }) => language === 'en' && looks > 12);
  await insertRows(
    tx,
    campaignPackCount,
    packs.map(({ day, looks, campaignId: of }) => ({ campaignId: of, day, packs: Math.ceil(looks / 18) })),
  );
}

async function link(tx: Transaction, id: CampaignId, now: Temporal.Instant): Promise<void> {
  await tx`
    insert into campaign_event (campaign_id, event_id)
    select ${id}, e.id from event e where e.visibility = 'public' and e.published_at is not null
      and e.cancelled_at is null and e.postponed_at is null and e.starts_at > ${now.add({ hours: 72 }).toString()}
    order by e.starts_at, e.id limit 3`;
  await tx`
    insert into campaign_course (campaign_id, course_id)
    select ${id}, c.id from course c where c.slug in ('online-radicalisation-and-gaming', 'parents-and-carers')`;
}
