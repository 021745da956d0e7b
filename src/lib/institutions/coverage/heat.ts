import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type InstitutionFilter, filterQuery } from '../filters.ts';
import { matching } from '../list.ts';
import { type Touch, touches, touchSql } from '../touch.ts';
import type { CoverageRows } from './rows.ts';

/** The institutions of one area and one sector or type: how many stand where, and when we last spoke with any of them. */
export type HeatCell = Record<Touch, number> & {
  /** Null for what lies in no one district. */
  rowId: AreaId | null;
  /** Of a sector or of a type. */
  code: string;
  lastContactAt: Temporal.Instant | null;
};

type Asked = { rows: CoverageRows; by: 'sector' | 'type'; filter: InstitutionFilter };

const heats = remembered<HeatCell[]>(30);

/**
 * Coverage by area and by sector or type, over what an officer sees and asks for. It may be half a minute old:
 * reckoning half a million takes longer than anybody wants to wait for at each look.
 */
export function coverageHeat(
  db: Db,
  areas: readonly AreaId[],
  { rows, by, filter }: Asked,
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<HeatCell[]> {
  const key = JSON.stringify([areas.toSorted(), rows.kind, by, filterQuery(filter), now.today.toString()]);
  return heats(db, key, now.at, async () => {
    const statement = await heatSql(db, areas, { rows, by, filter }, now.today);
    return (await plannedAnew(db, (tx) => tx.execute<Row>(statement))).map(cell);
  });
}

/** The statement behind the heat table. */
export async function heatSql(
  db: Db,
  areas: readonly AreaId[],
  { rows, by, filter }: Asked,
  today: Temporal.PlainDate,
): Promise<SQL> {
  const { before, from } = await matching(db, areas, filter, today);
  const code = sql.raw(by === 'type' ? 's.type_code' : 't.sector_code');
  // Counted by district and type first: that is short however many there are, and so is what is joined to it.
  return sql`${before} select ${rowSql(rows)} as "rowId", ${code} as code, ${sumsSql}, max(s.last) as "lastContactAt"
    from (select i.district_id, i.type_code, ${countsSql}, max(i.last_contact_at) as last
      from (select i.district_id, i.type_code, i.last_contact_at, ${touchSql(today)} as touch from ${from} offset 0) i
      group by 1, 2) s
    join institution_type t on t.code = s.type_code ${placedSql(rows)} group by 1, 2`;
}

const each = (of: (touch: Touch, name: SQL) => SQL): SQL =>
  sql.join(
    touches.map((one) => of(one, sql.raw(one))),
    sql`, `,
  );

/** How many stand where, over rows as `i` with their standing; "offset 0" has reckoned it once for each. */
export const countsSql: SQL = each(
  (touch, name) => sql`count(*) filter (where i.touch = ${touch}) as ${name}`,
);

/** The sums of such counts over rows as `s`. */
export const sumsSql: SQL = each((_, name) => sql`sum(s.${name})::int as ${name}`);

/** The id of the row that a district belongs to. */
export const rowSql = ({ kind }: CoverageRows): SQL =>
  kind === 'force' ? sql`p.row_id` : sql`s.district_id`;

/** What has to be joined to the rows as `s` for it. */
export function placedSql({ kind, rowOf }: CoverageRows): SQL {
  if (kind === 'district') return sql``;
  const [districts, rows] = [[...rowOf.keys()], [...rowOf.values()]].map((ids) => `{${ids.join(',')}}`);
  return sql`left join unnest(${districts}::uuid[], ${rows}::uuid[]) p (district_id, row_id)
    on p.district_id = s.district_id`;
}

type Row = Omit<HeatCell, 'lastContactAt'> & { lastContactAt: string | null };

const cell = ({ lastContactAt, ...rest }: Row): HeatCell => ({
  ...rest,
  lastContactAt: lastContactAt ? Temporal.Instant.from(lastContactAt) : null,
});
