import { sql, type SQL } from 'drizzle-orm';
import type { ContactState, Tier } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';
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

const month = (tier: Tier) => sql.raw(`interval '${tierMonths[tier] ?? 12_000} months'`);

/** The same of `institution i` in SQL. */
export const touchSql = (today: Temporal.PlainDate): SQL => sql`(case
  when ${contactNowSql(today)} <> 'open' then 'not_now'
  when i.last_contact_at is null then 'none_yet'
  when (i.last_contact_at at time zone 'Europe/London')::date + (case i.tier when 'A' then ${month('A')}
    when 'B' then ${month('B')} when 'C' then ${month('C')} else ${month('D')} end) < ${today.toString()}::date
  then 'overdue' else 'in_touch' end)`;
