import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { sessionTrainer } from '#db/schema/session-parts.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { tellRequest } from '../requests/follow-session.ts';
import { changedWords } from './edit-words.ts';

type Row = typeof trainingSession.$inferSelect;

/** What an officer decides about a session for one organisation. */
export type WholeDetails = Pick<Row, 'startsAt' | 'endsAt' | 'venueWords' | 'joiningLink' | 'access'> & {
  trainerId: OfficerId;
};

export type WholeRefusal = 'no such session' | 'cancelled' | 'over' | 'starts in the past' | 'busy';

/**
 * Changes a session for one organisation: whoever asked for it is told, and their diary follows.
 *
 * @returns how many were told
 */
export async function editWholeSession(
  db: Db,
  officer: Officer,
  id: SessionId,
  { trainerId, ...set }: WholeDetails,
  now: Temporal.Instant,
): Promise<Outcome<{ told: number }, WholeRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const [before] = await tx
        .select()
        .from(trainingSession)
        .where(eq(trainingSession.id, id))
        .for('update');
      const refusal = unfit(before, set, now);
      if (refusal) return refused(refusal);
      const was = await sessionFacts(tx, id);
      await tx
        .update(trainingSession)
        .set({ ...set, changesCloseAt: set.startsAt })
        .where(eq(trainingSession.id, id));
      await setTrainer(tx, officer, id, trainerId, now);
      const changes = changedWords(was, await sessionFacts(tx, id), now);
      const told = changes.length > 0 ? await tellRequest(tx, officer, id, changes, now) : 0;
      await record(tx, officer, { operation: 'alter', entity: 'training_session', ids: [id] }, now);
      return done({ told });
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

function unfit(
  before: Row | undefined,
  { startsAt }: Pick<Row, 'startsAt'>,
  now: Temporal.Instant,
): WholeRefusal | null {
  if (!before || before.kind !== 'whole_organisation') return 'no such session';
  if (before.cancelledAt) return 'cancelled';
  if (Temporal.Instant.compare(now, before.endsAt) >= 0) return 'over';
  const hasMoved = !startsAt.equals(before.startsAt);
  return hasMoved && Temporal.Instant.compare(startsAt, now) <= 0 ? 'starts in the past' : null;
}

async function setTrainer(
  tx: Db,
  officer: Officer,
  sessionId: SessionId,
  officerId: OfficerId,
  now: Temporal.Instant,
): Promise<void> {
  await tx.delete(sessionTrainer).where(eq(sessionTrainer.sessionId, sessionId));
  const row = { sessionId, officerId, part: 'lead', addedAt: now, addedBy: officer.id } as const;
  await tx.insert(sessionTrainer).values(row);
}

/** Cancels the session of an organisation that has withdrawn; it tells nobody, that is for the request. */
export async function dropSession(tx: Db, actor: Actor, id: SessionId, now: Temporal.Instant): Promise<void> {
  const cancelledBy = actor.kind === 'officer' ? actor.id : null;
  const set = { cancelledAt: now, cancelledBy, cancelReason: 'The organisation withdrew its request.' };
  await tx.update(trainingSession).set(set).where(eq(trainingSession.id, id));
  const what = {
    operation: 'alter',
    entity: 'training_session',
    ids: [id],
    fields: ['cancelled_at'],
  } as const;
  await record(tx, actor, what, now);
}

/** Who teaches a session for one organisation. */
export async function trainerOf(db: Db, id: SessionId): Promise<OfficerId | null> {
  const [row] = await db
    .select({ id: sessionTrainer.officerId })
    .from(sessionTrainer)
    .where(eq(sessionTrainer.sessionId, id))
    .orderBy(sessionTrainer.part);
  return row?.id ?? null;
}
