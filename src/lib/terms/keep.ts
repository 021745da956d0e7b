import { getTableName, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type KeptTerm, listTerms, nameOf, type TermList } from './list.ts';

export type NewTerm = { label: string; beside: Readonly<Record<string, string>> };
export type TermRefusal = 'no such word' | 'there already' | 'the last one';

/** Adds a word at the end of a list; its code is made of it and never changes. */
export function addTerm(
  db: Db,
  actor: Officer,
  list: TermList,
  { label, beside }: NewTerm,
  now: Temporal.Instant,
): Promise<Outcome<string, 'there already'>> {
  return held(db, list, async (tx, terms) => {
    const code = `${list.kind}_${slug(label)}`;
    if (terms.some((one) => one.code === code || isSame(one.label, label))) return refused('there already');
    const more = (list.beside ?? []).map(({ column }) => ({ column, value: beside[column] ?? null }));
    const columns = ['code', 'kind', 'label', 'position', ...more.map(({ column }) => column)];
    const values = [code, list.kind, label, terms.length + 1, ...more.map(({ value }) => value)];
    await tx.execute(sql`insert into ${nameOf(list.table)}
      (${sql.join(
        columns.map((one) => sql.identifier(one)),
        sql`, `,
      )})
      values (${sql.join(
        values.map((one) => sql`${one}`),
        sql`, `,
      )})`);
    await noted(tx, actor, list, { operation: 'collect', code, fields: ['label'] }, now);
    return done(code);
  });
}

/** Words a term anew: records that bear its code say the new word from then on. */
export const renameTerm = (
  db: Db,
  actor: Officer,
  list: TermList,
  { code, label }: { code: string; label: string },
  now: Temporal.Instant,
): Promise<Outcome<null, TermRefusal>> =>
  held(db, list, async (tx, terms) => {
    if (!terms.some((one) => one.code === code)) return refused('no such word');
    if (terms.some((one) => one.code !== code && isSame(one.label, label))) return refused('there already');
    await tx.execute(sql`update ${nameOf(list.table)} set label = ${label} where code = ${code}`);
    await noted(tx, actor, list, { operation: 'alter', code, fields: ['label'] }, now);
    return done(null);
  });

/** Offers a word no longer, or again. Records that bear it keep it. */
export const retireTerm = (
  db: Db,
  actor: Officer,
  list: TermList,
  { code, isRetired }: { code: string; isRetired: boolean },
  now: Temporal.Instant,
): Promise<Outcome<null, TermRefusal>> =>
  held(db, list, async (tx, terms) => {
    if (!terms.some((one) => one.code === code)) return refused('no such word');
    if (isRetired && !terms.some((one) => one.code !== code && !one.retiredOn))
      return refused('the last one');
    const at = isRetired ? sql`coalesce(retired_at, ${now.toString()}::timestamptz)` : sql`null`;
    await tx.execute(sql`update ${nameOf(list.table)} set retired_at = ${at} where code = ${code}`);
    await noted(tx, actor, list, { operation: 'alter', code, fields: ['retired_at'] }, now);
    return done(null);
  });

/** Moves a word up or down among those that are offered. */
export const moveTerm = (
  db: Db,
  actor: Officer,
  list: TermList,
  { code, by }: { code: string; by: -1 | 1 },
  now: Temporal.Instant,
): Promise<Outcome<null, TermRefusal>> =>
  held(db, list, async (tx, terms) => {
    const order = terms.map((one) => one.code);
    const from = order.indexOf(code);
    if (from < 0) return refused('no such word');
    const to = Math.max(0, Math.min(terms.filter(({ retiredOn }) => !retiredOn).length - 1, from + by));
    order.splice(to, 0, ...order.splice(from, 1));
    await tx.execute(sql`update ${nameOf(list.table)} t set position = o.place
      from unnest(${`{${order.map((one) => `"${one}"`).join(',')}}`}::text[]) with ordinality o (code, place)
      where t.code = o.code and t.position <> o.place`);
    await noted(tx, actor, list, { operation: 'alter', code, fields: ['position'] }, now);
    return done(null);
  });

// One at a time in a list: two who add the same word would otherwise both succeed.
function held<T>(db: Db, list: TermList, change: (tx: Db, terms: KeptTerm[]) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${nameOf(list.table)} in share row exclusive mode`);
    return change(tx, await listTerms(tx, list));
  });
}

type Note = { operation: 'collect' | 'alter'; code: string; fields: string[] };
const noted = (
  tx: Db,
  actor: Officer,
  { table }: TermList,
  { operation, code, fields }: Note,
  now: Temporal.Instant,
) => record(tx, actor, { operation, entity: getTableName(table), ids: [code], fields }, now);

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const slug = (label: string): string =>
  label
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60) || 'word';
