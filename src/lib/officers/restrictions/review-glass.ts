import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import { officer } from '#db/schema/officers.ts';
import {
  breakGlass,
  type breakGlassFindings,
  restriction,
  type RestrictionId,
} from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type GlassId = Id<'break_glass'>;

/** What a data protection officer says of it; a question needs words. */
export type GlassReview = { finding: (typeof breakGlassFindings)[number]; note: string | null };

const reviewer = alias(officer, 'reviewer');

/** Every time that the glass of a record was broken, latest first. */
export const listGlass = (db: Db, id: RestrictionId) =>
  db
    .select({ glass: breakGlass, by: officer.name, reviewedBy: reviewer.name })
    .from(breakGlass)
    .innerJoin(officer, eq(officer.id, breakGlass.officerId))
    .leftJoin(reviewer, eq(reviewer.id, breakGlass.reviewedBy))
    .where(eq(breakGlass.restrictionId, id))
    .orderBy(desc(breakGlass.openedAt), desc(breakGlass.id));
export type GlassRow = Awaited<ReturnType<typeof listGlass>>[number];

/** How many openings of restricted records in some areas wait for somebody's review; their own do not. */
export const countUnreviewed = (db: Db, actor: Officer, areas: readonly AreaId[]): Promise<number> =>
  db.$count(
    breakGlass,
    and(
      isNull(breakGlass.reviewedAt),
      ne(breakGlass.officerId, actor.id),
      inArray(
        breakGlass.restrictionId,
        db
          .select({ id: restriction.id })
          .from(restriction)
          .where(and(isNull(restriction.liftedAt), inArray(restriction.areaId, [...areas]))),
      ),
    ),
  );

/** Says whether breaking the glass looks right, once, and never of one's own. */
export function reviewGlass(
  db: Db,
  actor: Officer,
  { id, areas }: { id: GlassId; areas: readonly AreaId[] },
  { finding, note }: GlassReview,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not waiting'>> {
  return db.transaction(async (tx) => {
    const here = tx
      .select({ id: restriction.id })
      .from(restriction)
      .where(inArray(restriction.areaId, [...areas]));
    const [reviewed] = await tx
      .update(breakGlass)
      .set({ finding, findingNote: note, reviewedAt: now, reviewedBy: actor.id })
      .where(
        and(
          eq(breakGlass.id, id),
          isNull(breakGlass.reviewedAt),
          ne(breakGlass.officerId, actor.id),
          inArray(breakGlass.restrictionId, here),
        ),
      )
      .returning({ id: breakGlass.id });
    if (!reviewed) return refused('not waiting');
    const what = { operation: 'alter', entity: 'break_glass', ids: [id], fields: ['finding'] } as const;
    await record(tx, actor, what, now);
    return done(null);
  });
}
