import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type OverrideId = Id<'text_check_override'>;

// What an override is about lies in an area if it is a booking; anything else lies in none.
const within = (areas: readonly AreaId[]): SQL =>
  areas.length === 0
    ? sql`false`
    : sql`(text_check_override.entity <> 'booking' or exists (select 1 from booking b
        join training_session s on s.id = b.session_id
        where b.id = text_check_override.entity_id and s.area_id in ${[...areas]}))`;

const waiting = (areas: readonly AreaId[]) => and(isNull(textCheckOverride.reviewedAt), within(areas));

/** The times when somebody went past the text check that nobody has looked at yet, oldest first. */
export const listOverrides = (db: Db, areas: readonly AreaId[]) =>
  db.select().from(textCheckOverride).where(waiting(areas)).orderBy(asc(textCheckOverride.madeAt)).limit(200);

/** How many wait to be looked at. */
export const countOverrides = (db: Db, areas: readonly AreaId[]): Promise<number> =>
  db.$count(textCheckOverride, waiting(areas));

/** Marks an override as looked at and found right. */
export function reviewOverride(
  db: Db,
  officer: Officer,
  id: OverrideId | null,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<Outcome<null, 'not waiting'>> {
  return db.transaction(async (tx) => {
    if (!id) return refused('not waiting');
    const reviewed = await tx
      .update(textCheckOverride)
      .set({ reviewedAt: now, reviewedBy: officer.id })
      .where(and(eq(textCheckOverride.id, id), waiting(areas)))
      .returning({ id: textCheckOverride.id });
    if (reviewed.length === 0) return refused('not waiting');
    const what = { operation: 'alter', entity: 'text_check_override', ids: [id] } as const;
    await record(tx, officer, { ...what, fields: ['reviewed_at'] }, now);
    return done(null);
  });
}
