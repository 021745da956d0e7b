import { type SQL, sql } from 'drizzle-orm';

/** How far a briefing is. */
export type BriefingState = 'draft' | 'sent back' | 'waiting' | 'to come' | 'current' | 'replaced' | 'over';

type Standing = {
  askedAt: Temporal.Instant | null;
  sentBackWords: string | null;
  releasedAt: Temporal.Instant | null;
  coversFrom: Temporal.PlainDate;
  coversTo: Temporal.PlainDate;
  isReplaced: boolean;
};

/** How far a briefing is on a day. */
export function briefingState(
  { askedAt, sentBackWords, releasedAt, coversFrom, coversTo, isReplaced }: Standing,
  today: Temporal.PlainDate,
): BriefingState {
  if (!releasedAt && askedAt) return 'waiting';
  if (!releasedAt) return sentBackWords ? 'sent back' : 'draft';
  if (isReplaced) return 'replaced';
  if (Temporal.PlainDate.compare(coversTo, today) < 0) return 'over';
  return Temporal.PlainDate.compare(coversFrom, today) > 0 ? 'to come' : 'current';
}

/**
 * The briefing that took the place of briefing `b`: released later for the same area and some of its days, from the
 * first of them that both are for. What begins later leaves `b` standing until then.
 */
export const replacing = (today: Temporal.PlainDate): SQL => sql`
  select n.id, n.released_at from briefing n where n.area_id = b.area_id and n.released_at > b.released_at
    and n.covers_to >= b.covers_from
    and n.covers_from <= least(b.covers_to, greatest(b.covers_from, ${today.toString()}::date))
  order by n.released_at desc limit 1`;
