import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactKind, RouteAnswer } from '#db/schema/duty.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';
import { boundWithin, districtBeside } from './bound.ts';
import { type CoverageFilter, type SortKey, wanted } from './filter.ts';
import { coverageColumns, reckoned } from './reckoning-sql.ts';

export const coveragePageSize = 50;

/** An institution as the table of coverage shows it. */
export type Covered = {
  id: InstitutionId;
  name: string;
  type: string;
  sector: string;
  district: string | null;
  districtEndedOn: Temporal.PlainDate | null;
  leadNamedOn: Temporal.PlainDate | null;
  leadTrainedOn: Temporal.PlainDate | null;
  leadDueOn: Temporal.PlainDate | null;
  staffTrained: number;
  contactOn: Temporal.PlainDate | null;
  contactKind: ContactKind | null;
  routeAnswer: RouteAnswer | null;
  routeCheckedOn: Temporal.PlainDate | null;
};

/** One page of the institutions in some areas that the Prevent duty binds, as far as they match. */
export async function listCoverage(
  db: Db,
  areas: readonly AreaId[],
  filter: CoverageFilter,
  today: Temporal.PlainDate,
): Promise<{ rows: Covered[]; hasMore: boolean }> {
  const rows = await db.execute<Row>(coverageSql(areas, filter, today, coveragePageSize + 1));
  return { rows: rows.slice(0, coveragePageSize).map(covered), hasMore: rows.length > coveragePageSize };
}

/**
 * The statement behind the list, for whoever needs more rows than a page. Which rows they are is found first, and
 * only those get their sector and district.
 */
export function coverageSql(
  areas: readonly AreaId[],
  filter: CoverageFilter,
  today: Temporal.PlainDate,
  limit: number,
): SQL {
  const direction = sql.raw(filter.isDescending ? 'desc' : 'asc');
  const [key, among] = [keys[filter.sort], amongWhich(areas, filter, today)];
  // The number itself, not as a value: PostgreSQL plans once for all values, and would plan for a tenth of all rows.
  return sql`select ${columns} from (
      select i.id, ${key} as key from ${among} ${wanted(filter, today)}
      ${filter.after ? beyond(filter, filter.after, among) : sql``}
      order by key ${direction}, i.name ${direction}, i.id ${direction} limit ${sql.raw(String(limit))}
    ) page join ${shownOf(today)} on i.id = page.id left join duty_coverage c on c.institution_id = i.id
    order by page.key ${direction}, i.name ${direction}, i.id ${direction}`;
}

/** The statement behind one institution, reckoned as everything stands at this moment. */
export const institutionSql = (id: InstitutionId, now: Temporal.Instant): SQL => sql`
  with c (institution_id, ${coverageColumns()}) as (${reckoned([id], now)})
  select ${columns} from c join ${shownOf(ukDay(now))} on i.id = c.institution_id`;

const shownOf = (
  today: Temporal.PlainDate,
) => sql`(institution i join institution_type t on t.code = i.type_code
  join sector s on s.code = t.sector_code ${districtBeside(today)})`;

const amongWhich = (areas: readonly AreaId[], { sort }: CoverageFilter, today: Temporal.PlainDate) =>
  boundWithin(areas, sort === 'district' ? districtBeside(today) : undefined);

const beyond = ({ sort, isDescending }: CoverageFilter, after: InstitutionId, among: SQL) => sql`
  and (${keys[sort]}, i.name, i.id) ${sql.raw(isDescending ? '<' : '>')}
  (select ${keys[sort]}, i.name, i.id from ${among} and i.id = ${after})`;

// What was never done sorts before what was done longest ago, so that no key is ever null.
const never = sql`'0001-01-01'::date`;
const keys: Readonly<Record<SortKey, SQL>> = {
  institution: sql`i.name`,
  type: sql`t.label`,
  district: sql`coalesce(d.name, '')`,
  lead: sql`coalesce(c.lead_named_on, ${never})`,
  trained: sql`coalesce(c.lead_due_on, ${never})`,
  staff: sql`coalesce(c.staff_trained, 0)`,
  contact: sql`coalesce(c.last_contact_on, ${never})`,
  // Without a route before one that has to be put right, and that before one that was confirmed.
  route: sql`case c.route_answer when 'confirmed' then c.route_checked_on
    when 'out_of_date' then '0003-01-01' when 'none' then '0002-01-01' else ${never} end`,
};

const columns = sql`i.id, i.name, t.label as type, s.label as sector, d.name as district,
  d.ended_on as "districtEndedOn", c.lead_named_on as "leadNamedOn", c.lead_trained_on as "leadTrainedOn",
  c.lead_due_on as "leadDueOn", coalesce(c.staff_trained, 0) as "staffTrained", c.last_contact_on as "contactOn",
  c.last_contact_kind as "contactKind", c.route_answer as "routeAnswer", c.route_checked_on as "routeCheckedOn"`;

const dates = [
  ...(['districtEndedOn', 'leadNamedOn', 'leadTrainedOn', 'leadDueOn'] as const),
  ...(['contactOn', 'routeCheckedOn'] as const),
];
type DateColumn = (typeof dates)[number];
export type Row = Omit<Covered, DateColumn> & Record<DateColumn, string | null>;

/** A row of the statement with its days as days. */
export const covered = (row: Row): Covered => ({
  ...row,
  ...(Object.fromEntries(
    dates.map((name) => [name, row[name] === null ? null : Temporal.PlainDate.from(row[name])]),
  ) as Pick<Covered, DateColumn>),
});
