import { type SQL, sql } from 'drizzle-orm';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { districtsOfToday } from './bound.ts';
import { checkAgainMonths } from './route-rule.ts';

/** What an institution can be short of. */
export const gaps = ['lead', 'training', 'route', 'contact'] as const;
export type Gap = (typeof gaps)[number];

const ofInstitutions = ['institution', 'type', 'district'] as const;
export const sortKeys = [...ofInstitutions, 'lead', 'trained', 'staff', 'contact', 'route'] as const;
export type SortKey = (typeof sortKeys)[number];

/** What an officer may ask of the coverage; absent means any. */
export type CoverageFilter = {
  sort: SortKey;
  /** From the highest or the latest down. */
  isDescending: boolean;
  /** The slug of a district, or of the force it lies in. */
  area?: string | undefined;
  sector?: string | undefined;
  missing?: Gap | undefined;
  /** The last institution of the page before. */
  after?: InstitutionId | null | undefined;
};

/** Months without contact after which an institution counts as out of touch. */
const contactMonths = 12;

const asDate = (day: Temporal.PlainDate) => sql`${day.toString()}::date`;

/**
 * The last day from which so many months are over by today. Compared with one day a row costs a fifth of what adding
 * months to it does; at the end of a month the day before by the calendar would be another.
 */
export function monthsAgo(today: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const day = today.subtract({ months });
  const next = day.add({ days: 1 });
  const isOver = Temporal.PlainDate.compare(next.add({ months }), today) <= 0;
  return isOver ? day.with({ day: day.daysInMonth }) : day;
}

/** What it means to have each of what can be missing; the pure rules beside say the same of one institution. */
export const has: Readonly<Record<Gap, (today: Temporal.PlainDate) => SQL>> = {
  lead: () => sql`c.lead_named_on is not null`,
  training: (today) => sql`coalesce(c.lead_due_on > ${asDate(today)}, false)`,
  route: (today) => sql`coalesce(c.route_answer = 'confirmed'
    and c.route_checked_on > ${asDate(monthsAgo(today, checkAgainMonths))}, false)`,
  contact: (today) =>
    sql`coalesce(c.last_contact_on > ${asDate(today.subtract({ months: contactMonths }))}, false)`,
};

/** The conditions of a filter, after those of `boundWithin`. */
export function wanted({ area, sector, missing }: CoverageFilter, today: Temporal.PlainDate): SQL {
  const conditions = [
    area &&
      sql`i.district_id in (select d.district_id from (${districtsOfToday(today)}) d
        where d.slug = ${area} or d.parent_slug = ${area})`,
    sector && sql`t.sector_code = ${sector}`,
    missing && sql`not ${has[missing](today)}`,
  ].filter((one) => one !== undefined && one !== '');
  return sql.join(
    conditions.map((one) => sql` and ${one}`),
    sql``,
  );
}
