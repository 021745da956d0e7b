import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { idArray } from '../duty/family.ts';
import { noticeDays } from './due.ts';
import { isTold } from './told.ts';

/** A contact who is to be told that we hold their details, or who is erased soon unless somebody makes sure of them. */
export type ContactDue = {
  id: ContactId;
  name: string;
  institution: string | null;
  kind: 'notice' | 'going';
  addedAt: Temporal.Instant;
  /** The day on which they are erased. */
  goesOn: Temporal.PlainDate;
};
type Row = Omit<ContactDue, 'addedAt' | 'goesOn'> & {
  addedAt: string;
  goesOn: string;
  notices: number;
  going: number;
};

/** So many days before a contact goes, whoever looks after them is warned. */
const warnedDays = 30;

/**
 * Whom to tell within 28 days, and who is erased within 30, the first to go first, with how many: an officer's own
 * contacts, or all in some areas. That their names were shown is recorded.
 */
export async function contactsDue(
  db: Db,
  officer: Officer,
  { keeperId, areas }: { keeperId: OfficerId | null; areas: readonly AreaId[] },
  now: Temporal.Instant,
  most = 4,
): Promise<{ rows: ContactDue[]; notices: number; going: number }> {
  const start = (days: number): SQL =>
    sql`${ukMoment(ukDay(now).add({ days }), new Temporal.PlainTime()).toString()}::timestamptz`;
  const here = sql`c.erased_at is null and c.merged_into_id is null
    and (c.area_id is null or c.area_id = any(${idArray(areas)}))
    ${keeperId ? sql`and coalesce(c.owner_id, c.added_by) = ${keeperId}` : sql``}`;
  const found = await db.execute<Row>(sql`
    with kept as (select period::interval as period from retention_rule where code = 'contact'),
    notices as materialized (select c.id, c.added_at as goes from contact c where ${here}
      and c.added_at >= ${start(-noticeDays - 14)} and not ${isTold} limit 1001),
    going as materialized (select c.id, c.renewed_at as goes from contact c where ${here}
      and c.renewed_at < ${start(warnedDays)} - (select period from kept) limit 1001),
    counts as (select (select count(*) from notices)::int as notices, (select count(*) from going)::int as going),
    shown as ((select id, 'notice' as kind from notices order by goes, id limit ${most})
      union all (select id, 'going' from going order by goes, id limit ${most}))
    select c.id, c.name, s.kind, i.name as institution,
      to_char(c.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "addedAt",
      case s.kind when 'notice' then (c.added_at at time zone 'Europe/London')::date + ${noticeDays}::int
        else ((c.renewed_at at time zone 'Europe/London')::date + kept.period)::date end::text as "goesOn", counts.*
    from shown s join contact c on c.id = s.id cross join counts cross join kept
    left join lateral (select r.institution_id from role_holding r where r.contact_id = c.id
      order by r.to_on is not null, r.is_main desc, r.recorded_at limit 1) r on true
    left join institution i on i.id = r.institution_id order by s.kind, "goesOn", c.id`);
  const ids = [...new Set([...found].map(({ id }) => id))];
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'contact', ids, fields: ['name'] }, now);
  return { rows: [...found].map(plain), notices: found[0]?.notices ?? 0, going: found[0]?.going ?? 0 };
}

const plain = ({ id, name, institution, kind, addedAt, goesOn }: Row): ContactDue => ({
  ...{ id, name, institution, kind },
  addedAt: Temporal.Instant.from(addedAt),
  goesOn: Temporal.PlainDate.from(goesOn),
});
