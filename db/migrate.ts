import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sql } from './sql.ts';

type Migration = { tag: string; text: string; hash: string };
type Options = { onStep?: (words: string) => void; folder?: string };

const ours = fileURLToPath(new URL('./migrations/', import.meta.url));

// Any number will do, as long as nothing else on the server locks the same one.
const lockKey = 7_251_964_003;

/**
 * Applies the migrations that the database lacks, all in one transaction.
 *
 * The lock belongs to the transaction, so it holds behind PgBouncer too, where two statements outside a
 * transaction may reach two servers. Drizzle's own migrator reads what was applied before it locks
 * anything, and so is not safe when two instances start at once.
 *
 * @returns how many were applied
 */
export async function migrate(sql: Sql, { onStep, folder = ours }: Options = {}): Promise<number> {
  const all = readMigrations(folder);
  if ((await lacking(sql, all)).length === 0) return 0;
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockKey})`;
    await tx`create schema if not exists migrations`;
    await tx`create table if not exists migrations.applied
      (tag text primary key, hash text not null, applied_at timestamptz not null default now())`;
    const missing = await lacking(tx, all);
    for (const { tag, text, hash } of missing) {
      for (const statement of text.split('--> statement-breakpoint')) await tx.unsafe(statement);
      await tx`insert into migrations.applied (tag, hash) values (${tag}, ${hash})`;
      onStep?.(tag);
    }
    return missing.length;
  });
}

/** Whether every migration of this version has been applied. */
export async function isMigrated(sql: Sql, folder = ours): Promise<boolean> {
  return (await lacking(sql, readMigrations(folder))).length === 0;
}

async function lacking(sql: Pick<Sql, 'unsafe'>, all: Migration[]): Promise<Migration[]> {
  const [found] = await sql.unsafe(`select to_regclass('migrations.applied') is not null as exists`);
  const applied = found?.['exists'] ? await sql.unsafe('select tag, hash from migrations.applied') : [];
  const hashes = new Map(applied.map((row) => [row['tag'] as string, row['hash'] as string]));
  const edited = all.find(({ tag, hash }) => hashes.has(tag) && hashes.get(tag) !== hash);
  if (edited) throw new Error(`The migration ${edited.tag} was edited after this database applied it.`);
  return all.filter(({ tag }) => !hashes.has(tag));
}

function readMigrations(folder: string): Migration[] {
  const journal = `${folder}/meta/_journal.json`;
  if (!existsSync(journal)) throw new Error(`There is no journal of migrations at ${journal}.`);
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
  return entries.map(({ tag }) => {
    const text = readFileSync(`${folder}/${tag}.sql`, 'utf8');
    return { tag, text, hash: createHash('sha256').update(text).digest('hex') };
  });
}
