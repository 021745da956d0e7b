import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventRegistration, type RegistrationId } from '#db/schema/registrations.ts';

export type Registration = typeof eventRegistration.$inferSelect;

/** Counts a change in the sequence of a registration, in the same UPDATE as what changes, and returns the row. */
export async function bumpSequence(
  tx: Db,
  id: RegistrationId,
  set: Partial<Registration> = {},
): Promise<Registration> {
  const [row] = await tx
    .update(eventRegistration)
    .set({ ...set, sequence: sql`${eventRegistration.sequence} + 1` })
    .where(eq(eventRegistration.id, id))
    .returning();
  if (!row) throw new Error('A locked registration vanished.');
  return row;
}
