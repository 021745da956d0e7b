import { and, arrayContains, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { officer } from '#db/schema/officers.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';

/** "Like session T7QM2X9.": why the access log says that a session was arranged, where another was its pattern. */
export const likeWords = (reference: string): string => `Like session ${reference}.`;

/** Who arranged a session, and like which other one; the second is held by nothing but the access log. */
export async function arrangedBy(db: Db, id: SessionId) {
  const entry = and(
    eq(auditLog.entity, 'training_session'),
    eq(auditLog.operation, 'collect'),
    arrayContains(auditLog.entityIds, [id]),
  );
  const [row] = await db
    .select({ name: officer.name, like: auditLog.reason })
    .from(trainingSession)
    .leftJoin(officer, eq(officer.id, trainingSession.addedBy))
    .leftJoin(auditLog, entry)
    .where(eq(trainingSession.id, id))
    .limit(1);
  return row ?? { name: null, like: null };
}
export type ArrangedBy = Awaited<ReturnType<typeof arrangedBy>>;
