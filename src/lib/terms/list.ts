import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';

/** A closed list that is kept as rows: those of one kind in a table of codes, labels and positions. */
export type TermList = {
  table: PgTable;
  kind: string;
  title: string;
  /** What one of it is called, in the middle of a sentence: "kind of engagement". */
  noun: string;
  /** What a new one needs beside its label, by the column that keeps it. */
  beside?: readonly Beside[];
};
export type Beside = {
  column: string;
  label: string;
  hint?: string;
  /** Left out where it is typed. */
  options?: readonly { value: string; text: string }[];
  /** What is typed has this form. */
  pattern?: RegExp;
};

/** A word of such a list, offered in forms unless it is retired. */
export type KeptTerm = { code: string; label: string; retiredOn: Temporal.PlainDate | null };

/** The words of a list in their order, those that are retired last. */
export async function listTerms(db: Db, { table, kind }: TermList): Promise<KeptTerm[]> {
  const rows = await db.execute<{ code: string; label: string; retired: string | null }>(sql`
    select code, label, (retired_at at time zone 'Europe/London')::date::text as retired from ${nameOf(table)}
    where kind = ${kind} order by retired_at is not null, position, code`);
  return [...rows].map(({ retired, ...row }) => ({
    ...row,
    retiredOn: retired ? Temporal.PlainDate.from(retired) : null,
  }));
}

/** The table of a list in SQL. */
export const nameOf = (table: PgTable): SQL => sql`${sql.identifier(getTableName(table))}`;
