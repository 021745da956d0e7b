import { date } from '#lib/dates.ts';
import { checkDue, daysLate } from '#lib/enquiries/signposts/due.ts';

type Checked = { checkedAt: Temporal.Instant; checkEvery: number; retiredAt?: Temporal.Instant | null };

/** How a signpost stands with its checks, as a tag. */
export function checkTag(one: Checked, now: Temporal.Instant) {
  if (one.retiredAt) return { text: 'Out of use', tone: 'grey' } as const;
  const late = daysLate(one, now);
  if (late <= 0) return { text: `Next check ${date(checkDue(one))}`, tone: 'plain' } as const;
  return { text: `${late} ${late === 1 ? 'day' : 'days'} late`, tone: 'error' } as const;
}
