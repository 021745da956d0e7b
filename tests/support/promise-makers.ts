import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { commitment, feedback } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { anOfficer, now } from './makers.ts';

/** The area of a slug. */
export async function anArea(db: Db, slug = 'luton'): Promise<typeof area.$inferSelect> {
  const [found] = await db.select().from(area).where(eq(area.slug, slug));
  return found!;
}

/** A promise to people in Luton, made ten days ago and due in four. */
export async function aPromise(
  db: Db,
  given: Partial<typeof commitment.$inferInsert> = {},
  maker?: Officer,
): Promise<typeof commitment.$inferSelect> {
  const officer = maker ?? (await anOfficer(db));
  const [row] = await db
    .insert(commitment)
    .values({
      areaId: (await anArea(db)).id,
      words: 'Send the checklist for hiring out rooms',
      ownerId: officer.id,
      dueOn: Temporal.PlainDate.from('2026-11-25'),
      madeAt: now.subtract({ hours: 24 * 10 }),
      madeBy: officer.id,
      ...given,
    })
    .returning();
  return row!;
}

/** A "you said, we did" for Luton that waits for approval. */
export async function aFeedback(
  db: Db,
  given: Partial<typeof feedback.$inferInsert> = {},
  writer?: Officer,
): Promise<typeof feedback.$inferSelect> {
  const officer = writer ?? (await anOfficer(db));
  const [row] = await db
    .insert(feedback)
    .values({
      areaId: (await anArea(db)).id,
      youSaid: 'Nobody tells us what came of it.',
      weDid: 'We now bring the answer back to the same room.',
      writtenAt: now,
      writtenBy: officer.id,
      ...given,
    })
    .returning();
  return row!;
}
