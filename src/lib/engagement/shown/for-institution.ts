import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { shown, shownColumns, type ShownEngagement, type ShownRow } from './view.ts';

const most = 50;

/** The engagements that we chose to show an institution, latest first, for somebody who speaks for it. */
export function listShown(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  now: Temporal.Instant,
): Promise<ShownEngagement[]> {
  return shownTo(db, actor, { institutionId, id: null }, now);
}

/** One of them; null where it is not shown to this institution. */
export async function findShown(
  db: Db,
  actor: Partner,
  about: { institutionId: InstitutionId; id: EngagementId | null },
  now: Temporal.Instant,
): Promise<ShownEngagement | null> {
  if (!about.id) return null;
  const [row] = await shownTo(db, actor, about, now);
  return row ?? null;
}

async function shownTo(
  db: Db,
  actor: Partner,
  { institutionId, id }: { institutionId: InstitutionId; id: EngagementId | null },
  now: Temporal.Instant,
): Promise<ShownEngagement[]> {
  const rows = await db.execute<ShownRow>(sql`
    select ${shownColumns(sql`e.shown_parts`)} from engagement e join engagement_term t on t.code = e.type_code
    where e.institution_id = ${institutionId} and e.shown_at is not null
      and (${id}::uuid is null or e.id = ${id}::uuid)
    order by e.happened_at desc, e.id desc limit ${most}`);
  const ids = rows.map((row) => row.id);
  const entry = { operation: 'consult', entity: 'engagement', ids, fields: ['summary'] } as const;
  if (ids.length > 0) await record(db, actor, entry, now);
  return rows.map(shown);
}
