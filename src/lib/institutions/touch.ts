import { sql, type SQL } from 'drizzle-orm';
import type { ContactState, Tier } from '#db/schema/institutions.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { contactNow, contactNowSql } from './contact-now.ts';

/** Whether we kept in touch as often as we meant to. It tells of our effort, not of them. */
export const touches = ['in_touch', 'overdue', 'none_yet', 'not_now'] as const;
export type Touch = (typeof touches)[number];

/** After how many months without two-way contact a tier is overdue; null where contact is on request. */
export const tierMonths: Readonly<Record<Tier, number | null>> = { A: 3, B: 6, C: 12, D: null };

type Standing = {
  tier: Tier;
  contactState: ContactState;
  pausedUntil: Temporal.PlainDate | null;
  lastContactAt: Temporal.Instant | null;
};

/** The last day on which contact is still in time; null where there was none yet, or it is on request. */
export function contactDue({ tier, lastContactAt }: Standing): Temporal.PlainDate | null {
  const months = tierMonths[tier];
  return months && lastContactAt ? ukDay(lastContactAt).add({ months }) : null;
}

/** Where we stand with keeping in touch on a day. */
export function touch(standing: Standing, today: Temporal.PlainDate): Touch {
  if (contactNow(standing, today) !== 'open') return 'not_now';
  if (!standing.lastContactAt) return 'none_yet';
  const due = contactDue(standing);
  return due && Temporal.PlainDate.compare(due, today) < 0 ? 'overdue' : 'in_touch';
}

/**
 * The moment from which on a tier's last contact is still in time on a day; null where contact is on request. It is
 * the same rule as `contactDue`, turned round so that rows compare with a fixed moment and need no calendar.
 */
export function inTimeFrom(tier: Tier, today: Temporal.PlainDate): Temporal.Instant | null {
  const months = tierMonths[tier];
  if (months === null) return null;
  const back = today.subtract({ months });
  // Three months before 31 May is 28 February, and three months after that is 28 May: a day too early.
  const isShort = Temporal.PlainDate.compare(back.add({ months }), today) < 0;
  return ukMoment(isShort ? back.add({ days: 1 }) : back, Temporal.PlainTime.from('00:00'));
}

const from = (tier: Tier, today: Temporal.PlainDate): SQL =>
  sql`${inTimeFrom(tier, today)?.toString() ?? null}::timestamptz`;

/** The same of `institution i` in SQL. */
export const touchSql = (today: Temporal.PlainDate): SQL => sql`(case
  when ${contactNowSql(today)} <> 'open' then 'not_now'
  when i.last_contact_at is null then 'none_yet'
  when i.last_contact_at < case i.tier when 'A' then ${from('A', today)} when 'B' then ${from('B', today)}
    when 'C' then ${from('C', today)} end then 'overdue' else 'in_touch' end)`;
