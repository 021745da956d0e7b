import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { noticeDays, reviewMonths } from './due.ts';
import { isTold } from './told.ts';
import { idArray } from '../duty/family.ts';
import type { ContactFilter, DueKind } from './filter.ts';

export const contactPageSize = 50;
/** Beyond so many, how many match is not counted. */
export const mostCounted = 1000;

/** A contact as a list shows it. */
export type Listed = {
  id: ContactId;
  name: string;
  title: string | null;
  institutionId: InstitutionId | null;
  institution: string | null;
  area: string | null;
  state: ContactState;
  pausedUntil: Temporal.PlainDate | null;
  addedAt: Temporal.Instant;
  renewedAt: Temporal.Instant;
  isTold: boolean;
  hasEmail: boolean;
  keeper: string;
};
type Row = Omit<Listed, 'pausedUntil' | 'addedAt' | 'renewedAt'> &
  Record<'addedAt' | 'renewedAt', string> & { pausedUntil: string | null };

type Asked = { areas: readonly AreaId[]; filter: ContactFilter };

/** One page of the contacts in some areas; whose names were shown is recorded. */
export async function listContacts(
  db: Db,
  officer: Officer,
  asked: Asked,
  now: Temporal.Instant,
  size = contactPageSize,
): Promise<{ rows: Listed[]; hasMore: boolean }> {
  const page = await pageOfContacts(db, officer, asked, now, size);
  const ids = page.rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return page;
}

/** The same for whoever records it otherwise: an export is a disclosure. */
export async function pageOfContacts(
  db: Db,
  officer: Officer,
  { areas, filter }: Asked,
  now: Temporal.Instant,
  size: number,
): Promise<{ rows: Listed[]; hasMore: boolean }> {
  const wanted = conditions(officer, { areas, filter }, now);
  const { key, direction } = orders[filter.due ?? 'name'];
  const rows = await db.execute<Row>(sql`
    with page as materialized (
      select c.* from contact c where ${wanted} ${filter.after ? beyond(filter, filter.after) : sql``}
      order by ${key} ${direction}, c.id limit ${size + 1}
    )
    select ${columns} from page c
    left join lateral (select r.title, r.institution_id from role_holding r where r.contact_id = c.id
      order by r.to_on is not null, r.is_main desc, r.recorded_at limit 1) r on true
    left join institution i on i.id = r.institution_id
    left join area a on a.id = c.area_id
    join officer o on o.id = coalesce(c.owner_id, c.added_by)
    order by ${key} ${direction}, c.id`);
  return { rows: rows.slice(0, size).map(listed), hasMore: rows.length > size };
}

/** How many match, counted up to one more than `mostCounted`. */
export async function countContacts(
  db: Db,
  officer: Officer,
  asked: Asked,
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from contact c where ${conditions(officer, asked, now)} limit ${mostCounted + 1}) as seen`);
  return row?.count ?? 0;
}

const columns = sql`c.id, c.name, r.title, r.institution_id as "institutionId", i.name as institution,
  a.name as area, c.state, c.paused_until::text as "pausedUntil",
  to_char(c.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "addedAt",
  to_char(c.renewed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "renewedAt",
  ${isTold} as "isTold", c.email is not null as "hasEmail", o.name as keeper`;

// `using ~<~` is the order of the index on names, so that the walk stops at the limit.
const byName = sql`plain_words(c.name)`;
const orders: Readonly<Record<DueKind | 'name', { key: SQL; direction: SQL }>> = {
  name: { key: byName, direction: sql`using ~<~` },
  review: { key: sql`c.renewed_at`, direction: sql`asc` },
  notice: { key: sql`c.added_at`, direction: sql`asc` },
};

function beyond({ due }: ContactFilter, after: ContactId): SQL {
  const last = (column: SQL) => sql`(select ${column} from contact c where c.id = ${after})`;
  if (due) {
    const { key } = orders[due];
    return sql`and (${key}, c.id) > (${last(key)}, ${after}::uuid)`;
  }
  return sql`and ${byName} ~>=~ ${last(byName)} and (${byName} ~>~ ${last(byName)} or c.id > ${after}::uuid)`;
}

function conditions(officer: Officer, { areas, filter }: Asked, now: Temporal.Instant): SQL {
  const { area, institution, state, due, isMine, name, addedSince } = filter;
  // Hashed once: an array is compared with each row id by id.
  const here = areas.length > 0 ? sql`c.area_id in (select unnest(${idArray(areas)}))` : sql`false`;
  const today = ukDay(now).toString();
  return sql.join(
    [
      sql`c.erased_at is null and c.merged_into_id is null and (c.area_id is null or ${here})`,
      ...(area
        ? [
            sql`c.area_id in (select a.id from area a left join area p on p.id = a.parent_id
        where a.slug = ${area} or p.slug = ${area})`,
          ]
        : []),
      ...(institution
        ? [sql`c.id in (select r.contact_id from role_holding r where r.institution_id = ${institution})`]
        : []),
      ...(state ? [sql`${ofState[state](today)}`] : []),
      ...(addedSince ? [sql`c.added_at > ${addedSince.toString()}::timestamptz`] : []),
      ...(due ? [dueCondition[due](now)] : []),
      ...(isMine ? [sql`coalesce(c.owner_id, c.added_by) = ${officer.id}`] : []),
      ...(name ? [sql`plain_words(c.name) like '%' || plain_words(${escaped(name)}) || '%'`] : []),
    ],
    sql` and `,
  );
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

// A pause whose day has come is over, whatever the row still says.
const isOver = (today: string) => sql`c.paused_until <= ${today}::date`;
const ofState: Readonly<Record<ContactState, (today: string) => SQL>> = {
  open: (today) => sql`(c.state = 'open' or ${isOver(today)})`,
  paused: (today) => sql`c.state <> 'open' and c.state = 'paused' and not coalesce(${isOver(today)}, false)`,
  declined: () => sql`c.state <> 'open' and c.state = 'declined'`,
};

const startOf = (day: Temporal.PlainDate): string => ukMoment(day, new Temporal.PlainTime()).toString();

const dueCondition: Readonly<Record<DueKind, (now: Temporal.Instant) => SQL>> = {
  review: (now) =>
    sql`c.renewed_at < ${startOf(ukDay(now).subtract({ months: reviewMonths }).add({ days: 1 }))}::timestamptz`,
  // Whoever was added longer ago has been told, or has been erased: the range keeps the statement short.
  notice: (now) =>
    sql`c.added_at >= ${startOf(ukDay(now).subtract({ days: noticeDays + 14 }))}::timestamptz and not ${isTold}`,
};

const listed = ({ pausedUntil, addedAt, renewedAt, ...row }: Row): Listed => ({
  ...row,
  pausedUntil: pausedUntil === null ? null : Temporal.PlainDate.from(pausedUntil),
  addedAt: Temporal.Instant.from(addedAt),
  renewedAt: Temporal.Instant.from(renewedAt),
});
