import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { newInvitationCode } from './invitation.ts';

/** Gives a session by invitation another code: the one before opens nothing any more. Bookings keep their places. */
export function renewCode(
  db: Db,
  officer: Officer,
  id: SessionId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not by invitation'>> {
  return db.transaction(async (tx) => {
    const byInvitation = and(
      eq(trainingSession.id, id),
      eq(trainingSession.kind, 'invitation'),
      isNull(trainingSession.cancelledAt),
    );
    const renewed = await tx
      .update(trainingSession)
      .set({ invitationCode: newInvitationCode(), sequence: sql`${trainingSession.sequence} + 1` })
      .where(byInvitation)
      .returning({ id: trainingSession.id });
    if (renewed.length === 0) return refused('not by invitation');
    const what = {
      operation: 'alter',
      entity: 'training_session',
      ids: [id],
      fields: ['invitation_code'],
    } as const;
    await record(tx, officer, what, now);
    return done(null);
  });
}
