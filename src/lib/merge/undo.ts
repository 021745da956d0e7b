import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sqlState } from '#db/refusals.ts';
import { mergeStep } from '#db/schema/duplicates.ts';
import type { Link, Merge } from './links.ts';
import { tableOf } from './links.ts';

type Step = typeof mergeStep.$inferSelect;

/** What undoing left as it is, because it was changed, moved or erased since: of a table, which columns, how many rows. */
export type Left = { entity: string; fields: readonly string[]; count: number };

/** Takes back every step of a merge, the last first. What changed since then stays as it is, and is returned. */
export async function undoSteps(tx: Db, merge: Merge, links: readonly Link[]): Promise<Left[]> {
  const steps = await tx
    .select()
    .from(mergeStep)
    .where(eq(mergeStep.mergeId, merge.id))
    .orderBy(desc(mergeStep.id));
  const left: Left[] = [];
  for (const step of steps) {
    const [all, back] = [step.keys?.length ?? step.rows?.length ?? 0, await undoStep(tx, merge, step, links)];
    const { entity, fields } = step;
    if (back < all) left.push({ entity, fields, count: all - back });
  }
  return left;
}

async function undoStep(tx: Db, merge: Merge, step: Step, links: readonly Link[]): Promise<number> {
  if (step.what === 'moved') return moveBack(tx, merge, step, links);
  if (step.what === 'added') return step.keys ? takeOut(tx, step) : (step.rows?.length ?? 0);
  let back = 0;
  for (const row of step.rows ?? []) {
    const undone = step.what === 'removed' ? putBack(step, row) : restore(step, row);
    back += await unlessInTheWay(tx, (savepoint) => savepoint.execute(undone));
  }
  return back;
}

// What was erased or came to stand in the way since then is no accident: the row is left, and told of.
async function unlessInTheWay(tx: Db, work: (savepoint: Db) => Promise<readonly unknown[]>): Promise<number> {
  try {
    return (await tx.transaction(work)).length;
  } catch (error) {
    if (sqlState(error)?.startsWith('23')) return 0;
    throw error;
  }
}

async function moveBack(tx: Db, merge: Merge, step: Step, links: readonly Link[]): Promise<number> {
  const [field] = step.fields;
  const link = links.find((one) => tableOf(one) === step.entity && one.column.name === field);
  if (!link) throw new Error(`Nothing is known of ${step.entity}.${field}, which a merge moved.`);
  const [table, column] = [sql.identifier(step.entity), sql.identifier(link.column.name)];
  const key = sql.identifier(link.key.name);
  return unlessInTheWay(tx, async (savepoint) => {
    const rows = await savepoint.execute<{ count: number }>(sql`
      with back as (
        update ${table} f set ${column} = ${merge.from}::uuid from merge_step s
        where s.id = ${step.id} and f.${key} = any(s.keys) and f.${column} = ${merge.into}::uuid returning 1
      ) select count(*)::int as count from back`);
    return Array.from({ length: rows[0]?.count ?? 0 });
  });
}

const takeOut = (tx: Db, { id, entity }: Step): Promise<number> =>
  unlessInTheWay(tx, (savepoint) =>
    savepoint.execute(sql`delete from ${sql.identifier(entity)} f using merge_step s
      where s.id = ${id} and f.id = any(s.keys) returning 1`),
  );

const putBack = ({ entity }: Step, row: unknown) => sql`
  insert into ${sql.identifier(entity)}
  select (jsonb_populate_record(null::${sql.identifier(entity)}, ${JSON.stringify(row)}::jsonb)).*
  on conflict do nothing returning 1`;

// Only what still says what the merge made it say: what somebody changed since then is theirs.
function restore({ entity, fields }: Step, row: unknown) {
  const table = sql.identifier(entity);
  const of = (image: string) =>
    sql.join(
      fields.map((name) => sql`(r.${sql.raw(image)}).${sql.identifier(name)}`),
      sql`, `,
    );
  const own = sql.join(
    fields.map((name) => sql`f.${sql.identifier(name)}`),
    sql`, `,
  );
  const set = fields.map((name) => sql`${sql.identifier(name)} = (r.b).${sql.identifier(name)}`);
  return sql`
    with r as materialized (
      select jsonb_populate_record(null::${table}, v->'before') as b,
        jsonb_populate_record(null::${table}, v->'after') as a from (select ${JSON.stringify(row)}::jsonb as v) x
    )
    update ${table} f set ${sql.join(set, sql`, `)} from r
    where f.id = (r.b).id and row(${own}) is not distinct from row(${of('a')}) returning 1`;
}
