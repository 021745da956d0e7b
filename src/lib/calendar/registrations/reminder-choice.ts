import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventRegistration, type RegistrationId } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Turns the reminders of one registration on or off. */
export function chooseReminders(
  db: Db,
  actor: Actor,
  id: RegistrationId,
  wantsReminder: boolean,
  now: Temporal.Instant,
): Promise<void> {
  return db.transaction(async (tx) => {
    const live = and(eq(eventRegistration.id, id), isNull(eventRegistration.endedAt));
    const changed = await tx.update(eventRegistration).set({ wantsReminder }).where(live).returning();
    const what = { operation: 'alter', entity: 'event_registration', fields: ['wants_reminder'] } as const;
    if (changed.length > 0) await record(tx, actor, { ...what, ids: [id] }, now);
  });
}
