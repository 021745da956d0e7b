import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surgeCall, type SurgeCallId } from '#db/schema/surge-calls.ts';
import type { SurgeId } from '#db/schema/surges.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockSurge, type SurgeRefusal } from './lock.ts';

export type CallRefusal = SurgeRefusal | 'no such call';
export type CallRow = typeof surgeCall.$inferSelect;
/** Which call of which surge a form is about. */
export type OfCall = { surgeId: SurgeId; callId: SurgeCallId | null };

/** A call that stands in the order of an open surge, which is locked with it. */
export async function lockCall(tx: Db, { surgeId, callId }: OfCall): Promise<Outcome<CallRow, CallRefusal>> {
  const found = await lockSurge(tx, surgeId);
  if (!found.ok) return found;
  if (!callId) return refused('no such call');
  const [call] = await tx
    .select()
    .from(surgeCall)
    .where(and(eq(surgeCall.id, callId), eq(surgeCall.surgeId, surgeId), isNull(surgeCall.removedAt)));
  return call ? done(call) : refused('no such call');
}
