import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { auditLog, type Operation } from '#db/schema/audit.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';

export type AccessEntry = typeof auditLog.$inferSelect;

/** What to look for; absent means any. */
export type EntryFilter = {
  /** The id of whoever did it: an officer, or a booking for somebody with its link. */
  actor?: string | undefined;
  /** Ids of records, any of which the entry names. */
  about?: readonly string[] | undefined;
  operations?: readonly Operation[] | undefined;
  entity?: string | undefined;
  from?: Temporal.Instant | undefined;
  /** The first moment that is not asked for any more. */
  until?: Temporal.Instant | undefined;
  /** The last entry of the page before. */
  after?: number | null | undefined;
};

/** Whose entries may be seen: everybody's, or those of officers with roles in some areas. */
export type EntryScope = 'everybody' | readonly AreaId[];

export const entriesPageSize = 50;

/** One page of the access log, newest first. */
export async function findEntries(db: Db, scope: EntryScope, filter: EntryFilter, size = entriesPageSize) {
  const rows = await plannedAnew(db, (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(and(within(scope), ...wanted(filter)))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(size + 1),
  );
  return { rows: rows.slice(0, size), hasMore: rows.length > size };
}

/** What one actor did, newest first: an officer's own history. */
export const entriesBy = (db: Db, actor: string, after: number | null = null) =>
  findEntries(db, 'everybody', { actor, after });

/** One entry with everything it says, or null. */
export async function findEntry(db: Db, scope: EntryScope, id: number): Promise<AccessEntry | null> {
  const [row] = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.id, id), within(scope)));
  return row ?? null;
}

/** The names of the officers among some actors, by their ids. */
export async function officerNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids)].filter((id): id is OfficerId => id !== null);
  if (asked.length === 0) return new Map();
  const rows = await db
    .select({ id: officer.id, name: officer.name })
    .from(officer)
    .where(inArray(officer.id, asked));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The condition that an entry is of an officer with a role in one of these areas. */
export const within = (scope: EntryScope): SQL | undefined => {
  if (scope === 'everybody') return undefined;
  if (scope.length === 0) return sql`false`;
  return sql`(audit_log.actor_kind = 'officer' and audit_log.actor_id in
    (select officer_id::text from role_grant where area_id in ${[...scope]}))`;
};

/** The conditions of a filter. */
export function wanted(filter: EntryFilter): (SQL | undefined)[] {
  const { actor, about, operations, entity, from, until, after } = filter;
  return [
    actor ? eq(auditLog.actorId, actor) : undefined,
    about ? named(about) : undefined,
    operations ? inArray(auditLog.operation, [...operations]) : undefined,
    entity ? eq(auditLog.entity, entity) : undefined,
    from ? gte(auditLog.at, from) : undefined,
    until ? lt(auditLog.at, until) : undefined,
    after
      ? sql`(audit_log.at, audit_log.id) < (select a.at, a.id from audit_log a where a.id = ${after})`
      : undefined,
  ];
}

// Materialized, or PostgreSQL may walk the whole log by date to find the few entries that name a record.
const named = (ids: readonly string[]) => sql`audit_log.id in (with found as materialized
  (select id from audit_log where entity_ids && ${sql.param([...ids])}::text[]) select id from found)`;
