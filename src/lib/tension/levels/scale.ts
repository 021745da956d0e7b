import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { Strand } from '#db/schema/observations.ts';
import { type Level, tensionAnchor, tensionLevel } from '#db/schema/tension-scale.ts';

/** The scale of a force, lowest level first, and what each score of a strand means. */
export type Scale = {
  levels: readonly (typeof tensionLevel.$inferSelect)[];
  anchors: readonly (typeof tensionAnchor.$inferSelect)[];
};

const scales = remembered<Scale>(30);

/** The scale as an administrator keeps it; a change shows within half a minute. */
export const theScale = (db: Db, now: Temporal.Instant): Promise<Scale> =>
  scales(db, '', now, () => readScale(db));

/** The scale as it is this moment, for whoever changes it. */
export const readScale = async (db: Db): Promise<Scale> => ({
  levels: await db.select().from(tensionLevel).orderBy(asc(tensionLevel.level)),
  anchors: await db.select().from(tensionAnchor).orderBy(asc(tensionAnchor.strand), asc(tensionAnchor.score)),
});

/** A level as the scale words it. */
export const levelIn = ({ levels }: Scale, level: Level): Scale['levels'][number] => {
  const found = levels.find((one) => one.level === level);
  if (!found) throw new Error(`The scale has no level ${level}.`);
  return found;
};

/** What a score of a strand means. */
export const anchorIn = ({ anchors }: Scale, strand: Strand, score: Level): string =>
  anchors.find((one) => one.strand === strand && one.score === score)?.words ?? '';
