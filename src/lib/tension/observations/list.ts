import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Marking } from '#db/schema/engagements.ts';
import type {
  Corroboration,
  IssueCategory,
  ObservationId,
  SourceKind,
  Strand,
  ToldTo,
} from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { fateOf, isWaiting } from '../triage/state.ts';
import type { ObservationFilter } from './filter.ts';

const observationPageSize = 40;
/** Beyond so many, how many match is not counted. */
export const mostCounted = 1000;

/** An observation as a list shows it. */
export type ListedObservation = {
  id: ObservationId;
  noticedAt: Temporal.Instant;
  strand: Strand;
  category: IssueCategory;
  area: string;
  placeWords: string | null;
  sourceKind: SourceKind;
  corroboration: Corroboration;
  reportedTo: ToldTo;
  words: string;
  marking: Marking;
  by: string;
  /** That it is one with another, or was thrown out. */
  fate: 'merged' | 'discarded' | null;
};
type Row = Omit<ListedObservation, 'noticedAt'> & { noticedAt: string };
type Asked = { areas: readonly AreaId[]; filter: ObservationFilter };

/** One page of the observations in some areas, latest first, and of those that wait the oldest; which were shown is recorded. */
export async function listObservations(
  db: Db,
  officer: Officer,
  { areas, filter }: Asked,
  now: Temporal.Instant,
  size = observationPageSize,
): Promise<{ rows: ListedObservation[]; hasMore: boolean }> {
  const order = filter.isWaiting ? sql`x.noticed_at, x.id` : sql`x.noticed_at desc, x.id desc`;
  const rows = await db.execute<Row>(sql`
    with page as materialized (
      select x.* from tension_observation x where ${conditions(officer, { areas, filter })} ${beyond(filter)}
      order by ${order} limit ${size + 1}
    )
    select x.id, to_char(x.noticed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "noticedAt", x.strand,
      x.category, a.name as area, x.place_words as "placeWords", x.source_kind as "sourceKind", x.corroboration,
      x.reported_to as "reportedTo", x.words, x.marking, o.name as by, ${fateOf} as fate
    from page x join area a on a.id = x.area_id join officer o on o.id = x.officer_id
    order by ${order}`);
  const page = [...rows].slice(0, size).map(listed);
  const ids = page.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'tension_observation', ids, fields: ['words'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return { rows: page, hasMore: rows.length > size };
}

/** How many match, counted up to one more than `mostCounted`. */
export async function countObservations(db: Db, officer: Officer, asked: Asked): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from tension_observation x where ${conditions(officer, asked)} limit ${mostCounted + 1}) as seen`);
  return row?.count ?? 0;
}

function beyond({ after, isWaiting: isForward }: ObservationFilter): SQL {
  if (!after) return sql``;
  return sql`and (x.noticed_at, x.id) ${isForward ? sql`>` : sql`<`}
    ((select l.noticed_at from tension_observation l where l.id = ${after}), ${after}::uuid)`;
}

function conditions(officer: Officer, { areas, filter }: Asked): SQL {
  const { area, strand, category, source, isMine, isWaiting: waits } = filter;
  const all = [
    sql`x.area_id = any(${`{${areas.join(',')}}`}::uuid[])`,
    area &&
      sql`x.area_id in (select a.id from area a left join area p on p.id = a.parent_id
        where a.slug = ${area} or p.slug = ${area})`,
    strand && sql`x.strand = ${strand}`,
    category && sql`x.category = ${category}`,
    source && sql`x.source_kind = ${source}`,
    isMine && sql`x.officer_id = ${officer.id}`,
    waits && isWaiting,
  ];
  return sql.join(
    all.filter((one) => one !== undefined && one !== '' && one !== false),
    sql` and `,
  );
}

const listed = ({ noticedAt, ...row }: Row): ListedObservation => ({
  ...row,
  noticedAt: Temporal.Instant.from(noticedAt),
});
