import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagement, type EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Where an engagement lies, for asking who may see it; null for one that is not there. */
export async function placeOfEngagement(db: Db, id: EngagementId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ id: engagement.id, areaId: engagement.areaId, institutionId: engagement.institutionId })
    .from(engagement)
    .where(eq(engagement.id, id));
  return row ?? null;
}

/** What they asked of us in an engagement, and when it was: what a promise begins with. That it was read is recorded. */
export async function askedInEngagement(db: Db, officer: Officer, id: EngagementId, now: Temporal.Instant) {
  const [row] = await db
    .select({ askedOfUs: engagement.askedOfUs, happenedAt: engagement.happenedAt })
    .from(engagement)
    .where(eq(engagement.id, id));
  const entry = { operation: 'consult', entity: 'engagement', ids: [id], fields: ['asked_of_us'] } as const;
  if (row) await record(db, officer, entry, now);
  return row ?? null;
}
