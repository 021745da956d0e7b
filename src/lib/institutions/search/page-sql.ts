import { type SQL, sql } from 'drizzle-orm';
import { recordedAs } from '#lib/audit/record.ts';
import { type KindSql, mostHits, mostSorted } from './kind-sql.ts';
import type { SearchKind } from './kinds.ts';

/** One page of a kind as a statement is written for it: whether it follows another page is part of the statement. */
export type PageShape = { kind: SearchKind; size: number; isNext: boolean };

/** The parts of a statement that find a page: its CTEs, and the select of their answer. */
export type PageSql = { ctes: SQL[]; answer: SQL };

/** Where the id of the last record of the page before goes. */
export const afterOf = (kind: SearchKind): string => `after_${kind}`;

/** The latest of a kind, where not too many match to be sorted; how many match in any case. */
export function sortedPage(of: KindSql, shape: PageShape): PageSql {
  const hits = sql.identifier(`${shape.kind}_hits`);
  const total = sql`(select count(*)::int from ${hits})`;
  const page = sql`select h.id, h.at from ${hits} h where ${total} <= ${sql.raw(String(mostSorted(shape.kind)))}
    ${beyond(of, shape, { at: sql`h.at`, id: sql`h.id` })} ${latest(shape)}`;
  const found = sql`${hits} as materialized (select h.id, h.at from (${of.hits}) h limit ${mostHits(shape.kind)})`;
  return shown(of, shape, { page, total, before: [found] });
}

/** The latest of a kind that so many have that they are found sooner from the latest on. */
export function walkedPage(of: KindSql, shape: PageShape): PageSql {
  const page = sql`${of.walk} ${beyond(of, shape, { at: of.along, id: sql`w.id` })} ${latest(shape)}`;
  return shown(of, shape, { page, total: mostHits(shape.kind), before: [] });
}

const latest = ({ size }: PageShape): SQL => sql`order by 2 desc, 1 desc limit ${sql.raw(String(size + 1))}`;

function beyond(of: KindSql, { kind, isNext }: PageShape, { at, id }: Record<'at' | 'id', SQL>): SQL {
  if (!isNext) return sql``;
  const last = sql`${sql.placeholder(afterOf(kind))}::uuid`;
  return sql`and (${at}, ${id}) < ((${of.atOf(last)}), ${last})`;
}

type Found = { page: SQL; total: SQL; before: SQL[] };

function shown(of: KindSql, { kind, size }: PageShape, { page, total, before }: Found): PageSql {
  const [name, rows] = [sql.identifier(`${kind}_page`), sql.identifier(`${kind}_shown`)];
  const ctes = [
    ...before,
    sql`${name} as materialized (${page})`,
    sql`${rows} as materialized (select * from ${name} order by at desc, id desc limit ${sql.raw(String(size))})`,
    ...entryOf(kind, rows),
  ];
  const answer = sql`select ${sql.raw(`'${kind}'`)} as kind, ${total} as total,
    (select count(*) > ${sql.raw(String(size))} from ${name}) as "hasMore",
    (select coalesce(json_agg(to_json(x) order by x.at desc, x.id desc), '[]') from (
      select p.id, p.at, ${of.columns} from ${rows} p ${of.joins}) x) as rows`;
  return { ctes, answer };
}

const recorded: Readonly<Partial<Record<SearchKind, { entity: string; fields: readonly string[] }>>> = {
  contacts: { entity: 'contact', fields: ['name'] },
  engagements: { entity: 'engagement', fields: ['summary'] },
  promises: { entity: 'commitment', fields: ['words', 'owner_id'] },
};

// One entry for each kind that is about people: what was looked for stands in none.
function entryOf(kind: SearchKind, rows: SQL | ReturnType<typeof sql.identifier>): SQL[] {
  const of = recorded[kind];
  const entry = sql.raw(`${kind}_entry`);
  const ids = sql`select r.id::text from ${rows} r order by r.at desc, r.id desc`;
  return of ? [recordedAs(entry, { operation: 'consult', ...of }, ids)] : [];
}
