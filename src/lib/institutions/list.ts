import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactState, InstitutionId, Tier } from '#db/schema/institutions.ts';
import { named, seenBy, wanted } from './conditions.ts';
import type { InstitutionFilter, InstitutionOrder, SortKey } from './filters.ts';

export const institutionPageSize = 50;
/** Beyond so many, how many match is not counted. */
export const mostCounted = 1000;

/** An institution as a line of the list. */
export type Listed = {
  id: InstitutionId;
  name: string;
  type: string;
  sector: string;
  district: string | null;
  owner: string | null;
  tier: Tier;
  strength: number;
  reach: number | null;
  relevance: number | null;
  contactState: ContactState;
  pausedUntil: Temporal.PlainDate | null;
  lastContactAt: Temporal.Instant | null;
  closedOn: Temporal.PlainDate | null;
};

/** One page of the institutions in some areas, or in none, as far as they match. */
export async function listInstitutions(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  order: InstitutionOrder,
  today: Temporal.PlainDate,
  size = institutionPageSize,
): Promise<{ rows: Listed[]; hasMore: boolean }> {
  const found = await matching(db, areas, filter, today);
  const rows = await plannedAnew(db, (tx) => tx.execute<Row>(pageSql(found, order, size + 1)));
  return { rows: rows.slice(0, size).map(listed), hasMore: rows.length > size };
}

/** How many match, counted up to one more than `mostCounted`. */
export async function countInstitutions(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  today: Temporal.PlainDate,
): Promise<number> {
  const { before, from } = await matching(db, areas, filter, today);
  const [row] = await plannedAnew(db, (tx) =>
    tx.execute<{ count: number }>(sql`${before}
    select count(*)::int as count from (select 1 from ${from} limit ${mostCounted + 1}) as seen`),
  );
  return row?.count ?? 0;
}

/** The parts of a statement over matching institutions: what goes before `select`, and what stands after `from`. */
export type Matching = { before: SQL; from: SQL };

/**
 * The institutions as `i` that an officer sees and a filter asks for. Words are matched in a CTE by themselves: left
 * to choose, the planner may walk all names in order.
 */
export async function matching(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  today: Temporal.PlainDate,
): Promise<Matching> {
  const [seen, { words }] = [await seenBy(db, areas, filter.area), filter];
  const where = sql`${seen} and ${wanted(filter, today)}`;
  if (!words) return { before: sql``, from: sql`institution i where ${where}` };
  return {
    before: sql`with named as materialized (${named(words)})`,
    from: sql`named n join institution i on i.id = n.id where ${where}`,
  };
}

/** The statement behind the list, for whoever needs more rows than a page. */
function pageSql({ before, from }: Matching, { sort, isDescending, after }: InstitutionOrder, limit: number) {
  const direction = sql.raw(isDescending ? ' desc' : '');
  const key = keys[sort];
  const order = sql.join(
    [...key, sql`i.id`].map((one) => sql`${one}${direction}`),
    sql`, `,
  );
  const beyond = after
    ? sql`and (${sql.join([...key, sql`i.id`], sql`, `)})
    ${sql.raw(isDescending ? '<' : '>')} (${sql.join(
      key.map((one) => ofRow(one, after)),
      sql`, `,
    )}, ${after}::uuid)`
    : sql``;
  return sql`${before} select ${columns} from (
      select i.* from ${from} ${beyond} order by ${order} limit ${sql.raw(String(limit))}) i
    join institution_type t on t.code = i.type_code join sector s on s.code = t.sector_code
    left join area d on d.id = i.district_id
    left join institution_owner o on o.institution_id = i.id and o.part = 'owner' and o.ended_at is null
    left join officer w on w.id = o.officer_id
    order by ${order}`;
}

// Each as an index is written, so that a page is read off it: institution_by_name, by_contact and by_tier.
const name = sql`(plain_words(i.name) collate "C")`;
const keys: Readonly<Record<SortKey, readonly SQL[]>> = {
  name: [name],
  contact: [sql`coalesce(i.last_contact_at, '-infinity'::timestamptz)`],
  tier: [sql`i.tier`, name],
};

// Each part by itself: as one row they could not be looked for in an index.
const ofRow = (key: SQL, id: InstitutionId): SQL =>
  sql`(select ${key} from institution i where i.id = ${id}::uuid)`;

const columns = sql`i.id, i.name, t.label as type, s.label as sector, d.name as district, w.name as owner, i.tier,
  i.strength, i.reach, i.relevance, i.contact_state as "contactState", i.paused_until::text as "pausedUntil",
  i.last_contact_at as "lastContactAt", i.closed_on::text as "closedOn"`;

type Row = Omit<Listed, 'pausedUntil' | 'lastContactAt' | 'closedOn'> &
  Record<'pausedUntil' | 'closedOn' | 'lastContactAt', string | null>;

const listed = (row: Row): Listed => ({
  ...row,
  pausedUntil: row.pausedUntil ? Temporal.PlainDate.from(row.pausedUntil) : null,
  closedOn: row.closedOn ? Temporal.PlainDate.from(row.closedOn) : null,
  lastContactAt: row.lastContactAt ? Temporal.Instant.from(row.lastContactAt) : null,
});
