import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { commitment } from '#db/schema/promises.ts';
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
