import { ukDay } from '#lib/dates.ts';

export const campaignStates = [
  'draft',
  'waiting',
  'sent back',
  'approved',
  'scheduled',
  'out',
  'over',
  'withdrawn',
] as const;
/** Where a campaign, or a version of it, stands. */
export type CampaignState = (typeof campaignStates)[number];

type Moment = Temporal.Instant | null;
export type Version = {
  askedAt: Moment;
  sentBackWords: string | null;
  approvedAt: Moment;
  publishAt: Moment;
  publishedAt: Moment;
};

/** Where a version stands by itself. */
export function versionState({
  askedAt,
  sentBackWords,
  approvedAt,
  publishAt,
  publishedAt,
}: Version): Exclude<CampaignState, 'over' | 'withdrawn'> {
  if (publishedAt) return 'out';
  if (approvedAt) return publishAt ? 'scheduled' : 'approved';
  if (askedAt) return 'waiting';
  return sentBackWords ? 'sent back' : 'draft';
}

/** The last day on which a campaign runs: its end is the midnight after it. */
export const lastDay = (endsAt: Temporal.Instant): Temporal.PlainDate =>
  ukDay(endsAt.subtract({ seconds: 1 }));

/** Whether the time of a campaign is over. */
export const isOver = ({ endsAt }: { endsAt: Moment }, now: Temporal.Instant): boolean =>
  endsAt !== null && Temporal.Instant.compare(endsAt, now) <= 0;

/**
 * Where a whole campaign stands: what the public sees of it comes before what is being written.
 *
 * @param versions newest first
 */
export function campaignState(
  campaign: { endsAt: Moment; withdrawnAt: Moment },
  versions: readonly Version[],
  now: Temporal.Instant,
): CampaignState {
  if (campaign.withdrawnAt) return 'withdrawn';
  const out = versions.some(({ publishedAt }) => publishedAt !== null);
  if (out) return isOver(campaign, now) ? 'over' : 'out';
  return versions[0] ? versionState(versions[0]) : 'draft';
}
