import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import type { RestrictedKind, RestrictionId } from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';

/** Whether a record is kept from this officer: it is not while it is unrestricted, they are named, or glass is broken. */
export async function mayOpen(
  db: Db,
  officer: Officer,
  entity: RestrictedKind,
  id: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const [row] = await db.execute<{ open: boolean }>(
    sql`select ${isOpenTo(entity, sql`${id}::uuid`, officer.id, now)} as open`,
  );
  return row?.open ?? false;
}

/** How an officer stands to a restricted record. `closesAt` is set while they look through broken glass. */
export type Standing = {
  restriction: RestrictionId;
  isOpen: boolean;
  people: number;
  closesAt: Temporal.Instant | null;
};

type Row = { id: RestrictionId; named: boolean; people: number; closes_at: string | null };

/** How an officer stands to a record; null when it is not restricted. */
export async function standingOf(
  db: Db,
  officer: Officer,
  entity: RestrictedKind,
  id: string,
  now: Temporal.Instant,
): Promise<Standing | null> {
  const [row] = await db.execute<Row>(sql`
    select r.id,
      (select count(*)::int from restriction_reader n where n.restriction_id = r.id and n.removed_at is null) as people,
      exists (select 1 from restriction_reader n where n.restriction_id = r.id
        and n.officer_id = ${officer.id} and n.removed_at is null) as named,
      (select max(g.closes_at) from break_glass g where g.restriction_id = r.id
        and g.officer_id = ${officer.id} and g.closes_at > ${now.toString()}::timestamptz)::text as closes_at
    from restriction r where r.entity = ${entity} and r.entity_id = ${id} and r.lifted_at is null`);
  if (!row) return null;
  const closesAt = row.closes_at && !row.named ? Temporal.Instant.from(row.closes_at) : null;
  return {
    restriction: row.id,
    isOpen: row.named || closesAt !== null,
    people: row.people,
    closesAt,
  };
}
