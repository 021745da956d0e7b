import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { importRow, importRun } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import type { ImportDesk } from '../check.ts';
import type { ImportRun } from '../stored-file.ts';
import { keepThoseUsed } from './kept.ts';
import { recordAll, type Writing } from './slices.ts';
import { type Undoing, undoingOf } from './undoing.ts';

/**
 * Takes an import back, all in one transaction: what it added goes, what it changed gets its old values. A record
 * that somebody changed or used since stays as it is, and its row says why.
 */
export function undoRows({ db, clock }: ImportDesk, run: ImportRun, officer: Officer): Promise<void> {
  const now = clock();
  return db.transaction(async (tx) => {
    const writing = { tx, id: run.id, officer, now };
    const undoing = undoingOf(run.kind);
    await lockAll(writing, undoing);
    await keepThoseChanged(writing, undoing);
    await keepThoseUsed(tx, run, undoing);
    await giveBack(writing, run, undoing);
    await takeAway(writing, run, undoing);
    await tx
      .delete(importRow)
      .where(sql`${importRow.importId} = ${run.id} and ${importRow.keptBecause} is null`);
    await tx.update(importRun).set({ state: 'undone', undoneAt: now }).where(eq(importRun.id, run.id));
  });
}

const lockAll = ({ tx, id }: Writing, { table, key }: Undoing) =>
  tx.execute(sql`
    select e.id from ${table} e where e.id in (select r.${key} from import_row r
      where r.import_id = ${id} and r.decision in ('create', 'update', 'fill'))
    order by e.id for update`);

const keepThoseChanged = ({ tx, id }: Writing, { table, key }: Undoing) =>
  tx.execute(sql`
    update import_row r set kept_because = case when e.merged_into_id is not null
        then 'It was merged into another record since' else 'Somebody changed it since' end
    from ${table} e where r.import_id = ${id} and r.decision in ('create', 'update', 'fill') and e.id = r.${key}
      and (e.merged_into_id is not null
        or e.sequence <> coalesce((r.before->>'sequence')::integer + 1, 0))`);

async function giveBack(writing: Writing, run: ImportRun, undoing: Undoing): Promise<void> {
  const { tx, id, now } = writing;
  const theirs = sql`r.import_id = ${id} and r.decision in ('update', 'fill') and r.kept_because is null
    and r.before is not null`;
  const given = await tx.execute<{ id: string }>(sql`
    update ${undoing.table} e set ${undoing.setting}, sequence = e.sequence + 1, changed_at = ${now.toString()}::timestamptz
    from import_row r where ${theirs} and e.id = r.${undoing.key} returning e.id`);
  await undoing.giveBackBeside(tx, theirs, run.writtenAt!);
  await recordAll(
    writing,
    'alter',
    undoing.entity,
    [...given].map((row) => row.id),
  );
}

async function takeAway(writing: Writing, { id }: ImportRun, undoing: Undoing): Promise<void> {
  const { tx } = writing;
  const those = sql`(select r.${undoing.key} from import_row r where r.import_id = ${id} and r.decision = 'create'
    and r.kept_because is null)`;
  await undoing.takeAwayBeside(tx, those);
  const gone = await tx.execute<{ id: string }>(
    sql`delete from ${undoing.table} where id in ${those} returning id`,
  );
  await forgetKeys(
    tx,
    undoing,
    [...gone].map((row) => row.id),
  );
  await recordAll(
    writing,
    'erase',
    undoing.entity,
    [...gone].map((row) => row.id),
  );
}

// What is kept by id alone, and so is not told by the database that its record went.
async function forgetKeys(tx: Db, { entity }: Undoing, ids: readonly string[]): Promise<void> {
  const those = sql`any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`;
  await tx.execute(sql`delete from blocking_key where entity = ${entity} and entity_id = ${those}`);
  await tx.execute(sql`
    delete from duplicate_pair where entity = ${entity} and (first_id = ${those} or second_id = ${those})`);
}
