import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { Operation } from '#db/schema/audit.ts';
import { briefing, briefingItem, type BriefingId } from '#db/schema/briefings.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { replacing } from './state.ts';

/** Where a briefing lies and whether it is out, for whoever has to know before it is shown; null where there is none. */
export async function placeOfBriefing(db: Db, id: BriefingId | null) {
  if (!id) return null;
  const columns = { id: briefing.id, areaId: briefing.areaId, releasedAt: briefing.releasedAt };
  const [row] = await db.select(columns).from(briefing).where(eq(briefing.id, id));
  return row ?? null;
}

const author = alias(account, 'author');
const releaser = alias(account, 'releaser');
const above = alias(area, 'above');

/**
 * A briefing with its words; that it was looked at, or given out as a file, is recorded. Null where there is none.
 *
 * @param how `consult` for a page, `disclose` for a file
 */
export async function findBriefing(
  db: Db,
  officer: Officer,
  { id, how }: { id: BriefingId; how: Extract<Operation, 'consult' | 'disclose'> },
  now: Temporal.Instant,
) {
  const [row] = await db
    .select({
      briefing,
      area: { id: area.id, name: area.name, slug: area.slug, kind: area.kind, above: above.name },
      author: author.name,
      releaser: releaser.name,
      replacedBy: sql<BriefingId | null>`(select newer.id from (select * from briefing b0 where b0.id = ${id}) b,
        lateral (${replacing(ukDay(now))}) newer)`,
    })
    .from(briefing)
    .innerJoin(area, eq(area.id, briefing.areaId))
    .leftJoin(above, eq(above.id, area.parentId))
    .innerJoin(author, eq(author.id, briefing.writtenBy))
    .leftJoin(releaser, eq(releaser.id, briefing.releasedBy))
    .where(eq(briefing.id, id));
  if (!row) return null;
  const fields = ['words', 'who', 'done_by', 'written_by', 'released_by'];
  const [items] = await Promise.all([
    itemsOf(db, id),
    record(db, officer, { operation: how, entity: 'briefing', ids: [id], fields }, now),
  ]);
  return { ...row, items };
}
export type FoundBriefing = NonNullable<Awaited<ReturnType<typeof findBriefing>>>;

const itemsOf = (db: Db, id: BriefingId) =>
  db
    .select({ item: briefingItem, by: account.name })
    .from(briefingItem)
    .leftJoin(account, eq(account.id, briefingItem.doneBy))
    .where(eq(briefingItem.briefingId, id))
    .orderBy(asc(briefingItem.kind), asc(briefingItem.position));
