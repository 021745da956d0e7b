import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId, Tier } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ukMoment } from '#lib/dates.ts';
import { contactNowSql } from '../contact-now.ts';
import { tierMonths } from '../touch.ts';

/** An institution with which somebody should have been in touch by now. */
export type OverdueContact = {
  id: InstitutionId;
  name: string;
  tier: Tier;
  area: string | null;
  owner: string | null;
  /** The last day on which contact was still in time. */
  dueOn: Temporal.PlainDate;
};

type Asked = {
  ownerId: OfficerId | null;
  areas: readonly AreaId[];
  today: Temporal.PlainDate;
  /** Only those of a type with whom nothing is planned: for a prompt to plan something. */
  unplannedOf?: string;
};
type Row = Omit<OverdueContact, 'dueOn'> & { lastOn: string; total: number };

/** Beyond so many of a tier, how many are overdue is not counted. */
export const mostCounted = 1000;

/**
 * The institutions that are overdue by their tier (A quarterly, B half-yearly, C yearly), the latest first, with how
 * many there are in all: those an officer owns, or everybody's. Who asked us not to be in touch is never among them.
 */
export async function overdueContacts(
  db: Db,
  asked: Asked,
  most: number,
): Promise<{ rows: OverdueContact[]; total: number }> {
  const late = (['A', 'B', 'C'] as const).map((tier) => lateOf(tier, asked));
  const rows = await db.execute<Row>(sql`
    with late as materialized (${sql.join(late, sql` union all `)}),
    counted as (select count(*)::int as total from late),
    first as (select * from late order by due, id limit ${most})
    select f.id, i.name, i.tier, a.name as area, o.name as owner, f.last_on::text as "lastOn", counted.total
    from first f join institution i on i.id = f.id cross join counted left join area a on a.id = i.district_id
    left join institution_owner w on w.institution_id = i.id and w.part = 'owner' and w.ended_at is null
    left join officer o on o.id = w.officer_id order by f.due, f.id`);
  return { rows: [...rows].map(plain), total: rows[0]?.total ?? 0 };
}

const plain = ({ lastOn, total: _, ...row }: Row): OverdueContact => ({
  ...row,
  dueOn: Temporal.PlainDate.from(lastOn).add({ months: tierMonths[row.tier] ?? 0 }),
});

// A tier by itself: its own stretch of the index on the last contact, the longest ago first.
function lateOf(tier: 'A' | 'B' | 'C', { ownerId, areas, today, unplannedOf }: Asked): SQL {
  const months = tierMonths[tier]!;
  const own = sql`and i.id in (select w.institution_id from institution_owner w
    where w.officer_id = ${ownerId} and w.part = 'owner' and w.ended_at is null)`;
  const first = sql`order by i.last_contact_at, i.id limit ${mostCounted + 1}`;
  return sql`(select i.id, (i.last_contact_at at time zone 'Europe/London')::date as last_on,
      i.last_contact_at + ${sql.raw(`interval '${months} months'`)} as due
    from institution i where i.merged_into_id is null and i.tier = ${sql.raw(`'${tier}'`)}
      and i.last_contact_at < ${lateBefore(months, today).toString()}::timestamptz
      and (i.closed_on is null or i.closed_on > ${today.toString()}::date) and ${contactNowSql(today)} = 'open'
      and (i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[]))
      ${ownerId ? own : sql``} ${unplannedOf ? unplanned(unplannedOf) : sql``} ${ownerId ? sql`` : first})`;
}

const unplanned = (type: string): SQL => sql`and i.type_code = ${type} and not exists (
  select 1 from planned_contact p where p.institution_id = i.id and p.cancelled_at is null
    and p.engagement_id is null)`;

/** The moment before which the last contact must have been for so many months since to be over. */
function lateBefore(months: number, today: Temporal.PlainDate): Temporal.Instant {
  const isLate = (on: Temporal.PlainDate) => Temporal.PlainDate.compare(on.add({ months }), today) < 0;
  let on = today.subtract({ months });
  // The ends of months are not all alike: 28 February is three months after 28, 29 and 30 November.
  while (isLate(on)) on = on.add({ days: 1 });
  while (!isLate(on.subtract({ days: 1 }))) on = on.subtract({ days: 1 });
  return ukMoment(on, new Temporal.PlainTime());
}
