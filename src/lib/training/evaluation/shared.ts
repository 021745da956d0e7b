import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { evaluationRound } from '#db/schema/evaluation-answers.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { sharedKey } from './ask.ts';
import { wholeOrganisation } from './people.ts';
import { linkDays } from './words.ts';

/**
 * The key of the link that all the staff of an organisation share, while it works; null for a session whose
 * people are known by name: each of them has a link of their own, and one for all could be used twice.
 */
export async function sharedKeyOf(
  db: Db,
  secret: string,
  sessionId: SessionId,
  now: Temporal.Instant,
): Promise<string | null> {
  const [row] = await db
    .select({ askedAt: evaluationRound.askedAt })
    .from(evaluationRound)
    .innerJoin(trainingSession, eq(trainingSession.id, evaluationRound.sessionId))
    .where(
      and(
        eq(trainingSession.id, sessionId),
        eq(trainingSession.kind, 'whole_organisation'),
        eq(evaluationRound.stage, 'end'),
      ),
    );
  if (!row || Temporal.Instant.compare(now, row.askedAt.add({ hours: 24 * linkDays })) >= 0) return null;
  const whole = await wholeOrganisation(db, sessionId);
  return whole && sharedKey(secret, { sessionId, stage: 'end' }, whole);
}
