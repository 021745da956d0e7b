import { type SQL, sql } from 'drizzle-orm';

/** What was typed, as statements take it. */
export type Typed = { question: string; email: string | null; phone: string | null };

/** The areas of a kind as the name of a CTE, and whether what lies in none is seen. */
export type Sight = { areas: SQL; hasNowhere: boolean };

/** How one kind of record is looked for. */
export type KindSql = {
  /** Records `(id, at)` that match and may be seen, in no order, each once. */
  hits: SQL;
  /** The same of `w`, for words that so many have that it is quicker to walk from the latest: up to its conditions. */
  walk: SQL;
  /** What the walk goes along: written as its index is. */
  along: SQL;
  /** Where one record stands on that way. */
  atOf: (id: string) => SQL;
  /** What is shown of the records of a page `p`. */
  columns: SQL;
  joins: SQL;
};

/** More hits than this are not sorted: walking along an index finds the latest sooner. */
const mostSorted = sql.raw('2000');

/** Holds where a text, written as an index has it, has what was asked for. */
export const has = (text: SQL, { question }: Typed): SQL =>
  sql`search_words(${text}) @@ ${question}::tsquery`;

/** Holds where something lies within sight. */
export const inSight = (area: SQL, { areas, hasNowhere }: Sight): SQL =>
  hasNowhere
    ? sql`(${area} is null or ${area} in (select id from ${areas}))`
    : sql`${area} in (select id from ${areas})`;

type Page = { size: number; after: string | null };

/** The parts of a statement that find a page of a kind, the latest first: its CTEs, and the select of their answer. */
export function pageOf(kind: string, of: KindSql, { size, after }: Page): { ctes: SQL; answer: SQL } {
  const [hits, page] = [sql.identifier(`${kind}_hits`), sql.identifier(`${kind}_page`)];
  const isMany = sql`(select count(*) from ${hits}) > ${mostSorted}`;
  const beyond = (at: SQL, id: SQL): SQL =>
    after ? sql`and (${at}, ${id}) < ((${of.atOf(after)}), ${after}::uuid)` : sql``;
  const [limit, order] = [sql.raw(String(size + 1)), sql`order by 2 desc, 1 desc`];
  return {
    ctes: sql`${hits} as materialized (select h.id, h.at from (${of.hits}) h limit ${mostSorted} + 1),
      ${page} as materialized (
        (select h.id, h.at from ${hits} h where not ${isMany} ${beyond(sql`h.at`, sql`h.id`)} ${order} limit ${limit})
        union all
        (${of.walk} and ${isMany} ${beyond(of.along, sql`w.id`)} ${order} limit ${limit}))`,
    answer: sql`select ${kind}::text as kind, (select count(*)::int from ${hits}) as total,
      (select coalesce(json_agg(to_json(x) order by x.at desc, x.id desc), '[]') from (
        select p.id, p.at, ${of.columns} from ${page} p ${of.joins}) x) as rows`,
  };
}
