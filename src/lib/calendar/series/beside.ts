import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';

/** What stands beside an event: whom it is for, who holds it too, who goes there, and what is asked of visitors. */
export const besideKinds = ['tags', 'hosts', 'going', 'questions'] as const;
export type BesideKind = (typeof besideKinds)[number];

/** Each as one text, to tell whether two dates have the same. */
export type Beside = Record<BesideKind, string>;

const tables: Record<BesideKind, { table: SQL; columns: SQL; order: SQL }> = {
  tags: { table: sql`event_tag`, columns: sql`term_code`, order: sql`term_code` },
  hosts: { table: sql`event_host`, columns: sql`position, name, institution_id`, order: sql`position` },
  going: { table: sql`event_officer`, columns: sql`officer_id`, order: sql`officer_id` },
  questions: {
    table: sql`event_question`,
    columns: sql`position, kind, words, hint, choices, is_required, keep_days`,
    order: sql`position`,
  },
};

const asText = (kind: BesideKind, id: SQL): SQL => {
  const { table, columns, order } = tables[kind];
  const rows = sql`select ${columns} from ${table} where event_id = ${id}`;
  return sql`coalesce((select json_agg(t order by ${order})::text from (${rows}) t), '')`;
};

/** Reads what stands beside an event. */
export async function readBeside(db: Db, id: EventId): Promise<Beside> {
  const fields = besideKinds.map((kind) => sql`${asText(kind, sql`${id}`)} as ${sql.identifier(kind)}`);
  const [row] = await db.execute<Beside>(sql`select ${sql.join(fields, sql`, `)}`);
  if (!row) throw new Error('One row was asked for, and none came.');
  return row;
}

/** Copies everything that stands beside one event to others that have nothing yet. */
export async function copyBeside(tx: Db, from: EventId, ids: readonly EventId[], at: Temporal.Instant) {
  for (const kind of besideKinds) await copy(tx, from, ids, kind, at);
}

/**
 * Gives other dates what stands beside one, where they had what it had before. Questions that somebody answered stay.
 *
 * @param was what the one date had before it changed
 */
export async function spreadBeside(
  tx: Db,
  from: EventId,
  ids: readonly EventId[],
  kind: BesideKind,
  was: string,
  at: Temporal.Instant,
): Promise<void> {
  const own = asText(kind, sql`e.id`);
  const answered = sql`exists (select 1 from event_answer a join event_registration r on r.id = a.registration_id
    where r.event_id = e.id)`;
  const free = kind === 'questions' ? sql`and not ${answered}` : sql``;
  const alike = await tx.execute<{ id: EventId }>(
    sql`select e.id from event e where e.id = any(${list(ids)}) and ${own} = ${was} ${free}`,
  );
  const given = alike.map(({ id }) => id);
  await tx.execute(sql`delete from ${tables[kind].table} where event_id = any(${list(given)})`);
  await copy(tx, from, given, kind, at);
}

async function copy(tx: Db, from: EventId, ids: readonly EventId[], kind: BesideKind, at: Temporal.Instant) {
  const { table, columns } = tables[kind];
  const joined = kind === 'going';
  await tx.execute(sql`insert into ${table} (event_id, ${columns}${joined ? sql`, joined_at` : sql``})
    select made.id, ${columns}${joined ? sql`, ${at.toString()}::timestamptz` : sql``}
    from ${table} cross join unnest(${list(ids)}) as made(id) where event_id = ${from}`);
}

const list = (ids: readonly EventId[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;
