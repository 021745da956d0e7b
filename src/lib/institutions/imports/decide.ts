import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type FoundBy, type ImportId, importRow, importRun, type RowDecision } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What somebody can decide of a row. */
export type Choice = Exclude<RowDecision, 'refused'>;

/** What may become of rows, by how they were found. A number and a place stand once; who is barred stays as they are. */
export const choicesOf: Readonly<Record<FoundBy | 'new', readonly Choice[]>> = {
  new: ['create', 'skip'],
  number: ['fill', 'update', 'skip'],
  place: ['fill', 'update', 'skip'],
  like: ['skip', 'create', 'fill', 'update'],
  like_row: ['skip', 'create'],
  twice: ['skip'],
  barred: ['skip'],
};

/** A decision on all rows found in one way, or on one of them. */
export type Decided = { group: FoundBy | 'new'; choice: Choice; number?: number | undefined };

export type DecideRefusal = 'not in preview' | 'not possible';

/** Decides what becomes of rows. Nothing is written to the register yet. */
export async function decideRows(
  db: Db,
  officer: Officer,
  id: ImportId,
  decisions: readonly Decided[],
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> {
  if (decisions.some(({ group, choice }) => !choicesOf[group].includes(choice)))
    return refused('not possible');
  return db.transaction(async (tx) => {
    if (!(await lockPreview(tx, id))) return refused('not in preview');
    for (const one of decisions) await decide(tx, id, one);
    await recount(tx, id);
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'import_run', ids: [id], fields: ['decision'] },
      now,
    );
    return done(null);
  });
}

/** Locks an import that is looked at, so that it is not written while it is decided. */
async function lockPreview(tx: Db, id: ImportId): Promise<boolean> {
  const [run] = await tx
    .select({ state: importRun.state })
    .from(importRun)
    .where(eq(importRun.id, id))
    .for('no key update');
  return run?.state === 'preview';
}

async function decide(tx: Db, id: ImportId, { group, choice, number }: Decided): Promise<void> {
  const found = group === 'new' ? sql`${importRow.foundBy} is null` : eq(importRow.foundBy, group);
  const these = number === undefined ? undefined : eq(importRow.number, number);
  await tx
    .update(importRow)
    .set({ decision: choice })
    .where(
      and(
        ...[eq(importRow.importId, id), found, these],
        sql`${importRow.decision} not in ('refused', ${choice})`,
      ),
    );
}

/** Counts the rows anew, by how they were found and what becomes of them. */
export async function recount(tx: Db, id: ImportId): Promise<void> {
  await tx.execute(sql`
    update import_run set counts = coalesce((
      select jsonb_agg(jsonb_build_object('foundBy', c.found_by, 'decision', c.decision, 'rows', c.rows))
      from (select found_by, decision, count(*) as rows from import_row where import_id = ${id}
        group by found_by, decision order by found_by, decision) c), '[]')
    where id = ${id}`);
}
