import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Strand } from '#db/schema/observations.ts';
import { type Level, tensionAnchor, tensionLevel } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { readScale } from './scale.ts';

/** A level with what each strand means at it, as an administrator words it. */
export type LevelGiven = Omit<typeof tensionLevel.$inferSelect, 'level'> & {
  anchors: Readonly<Record<Strand, string>>;
};

/**
 * Words a level anew. What stands keeps the day until which it holds; from now on, what is set is looked at again
 * by the new rhythm. A higher level is never looked at less often than a lower one.
 */
export function keepLevel(
  db: Db,
  officer: Officer,
  level: Level,
  { anchors, ...given }: LevelGiven,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such level' | 'out of order'>> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from tension_level for update`);
    const { levels } = await readScale(tx);
    const isOutOfOrder = levels.some(
      (one) =>
        (one.level < level && one.reviewHours < given.reviewHours) ||
        (one.level > level && one.reviewHours > given.reviewHours),
    );
    if (isOutOfOrder) return refused('out of order');
    const changed = await tx.update(tensionLevel).set(given).where(eq(tensionLevel.level, level)).returning();
    if (changed.length === 0) return refused('no such level');
    for (const [strand, words] of Object.entries(anchors) as [Strand, string][])
      await tx
        .insert(tensionAnchor)
        .values({ strand, score: level, words })
        .onConflictDoUpdate({ target: [tensionAnchor.strand, tensionAnchor.score], set: { words } });
    const fields = ['label', 'rhythm', 'review_hours', 'meaning', 'words'];
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'tension_level', ids: [String(level)], fields },
      now,
    );
    return done(null);
  });
}
