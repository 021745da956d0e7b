import { and, eq, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sessionCoDeliverer, sessionQuota, sessionTrainer } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { writeParts } from '../parts/write.ts';
import type { Beside } from './details.ts';

type By = { officerId: OfficerId; at: Temporal.Instant };

/** Writes what stands beside a session's row: what the details leave out stays as it is. */
export async function writeBeside(tx: Db, id: SessionId, given: Partial<Beside>, by: By): Promise<void> {
  if (given.parts) await writeParts(tx, id, given.parts);
  if (given.quotas) await writeQuotas(tx, id, given.quotas);
  if (given.trainerList) await writeTrainers(tx, id, given.trainerList, by);
  if (given.coDelivererIds) await writeCoDeliverers(tx, id, given.coDelivererIds);
}

async function writeQuotas(tx: Db, sessionId: SessionId, quotas: Beside['quotas']): Promise<void> {
  await tx.delete(sessionQuota).where(eq(sessionQuota.sessionId, sessionId));
  if (quotas.length > 0)
    await tx.insert(sessionQuota).values(quotas.map((quota) => ({ ...quota, sessionId })));
}

/** Who stays keeps the moment at which they were added. */
async function writeTrainers(
  tx: Db,
  sessionId: SessionId,
  list: Beside['trainerList'],
  { officerId: addedBy, at: addedAt }: By,
): Promise<void> {
  const staying = list.map(({ officerId }) => officerId);
  const ofSession = eq(sessionTrainer.sessionId, sessionId);
  await tx
    .delete(sessionTrainer)
    .where(staying.length > 0 ? and(ofSession, notInArray(sessionTrainer.officerId, staying)) : ofSession);
  for (const one of list)
    await tx
      .insert(sessionTrainer)
      .values({ ...one, sessionId, addedAt, addedBy })
      .onConflictDoUpdate({
        target: [sessionTrainer.sessionId, sessionTrainer.officerId],
        set: { part: one.part },
      });
}

async function writeCoDeliverers(tx: Db, sessionId: SessionId, ids: Beside['coDelivererIds']): Promise<void> {
  await tx.delete(sessionCoDeliverer).where(eq(sessionCoDeliverer.sessionId, sessionId));
  if (ids.length > 0)
    await tx
      .insert(sessionCoDeliverer)
      .values(ids.map((institutionId) => ({ sessionId, institutionId })))
      .onConflictDoNothing();
}
