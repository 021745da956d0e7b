import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { evaluationRound, evaluationSpent } from '#db/schema/evaluation-answers.ts';
import { evaluationTemplate } from '#db/schema/evaluations.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { linkDays } from './words.ts';
import type { Token } from './token.ts';

/** What a link asks about, and whether it can still be answered. */
export type OpenEvaluation = {
  courseTitle: string;
  startsAt: Temporal.Instant;
  template: typeof evaluationTemplate.$inferSelect;
  closesAt: Temporal.Instant;
  asked: number;
  standing: 'open' | 'answered' | 'closed' | 'cancelled';
};

/** Finds what a link asks about; null where nobody was asked. */
export async function findEvaluation(
  db: Db,
  { key, token }: { key: string; token: Token },
  now: Temporal.Instant,
): Promise<OpenEvaluation | null> {
  const [row] = await db
    .select({ round: evaluationRound, template: evaluationTemplate, session: trainingSession, title })
    .from(evaluationRound)
    .innerJoin(trainingSession, eq(trainingSession.id, evaluationRound.sessionId))
    .innerJoin(courseVersion, ofVersion)
    .innerJoin(evaluationTemplate, eq(evaluationTemplate.code, evaluationRound.templateCode))
    .where(and(eq(evaluationRound.sessionId, token.sessionId), eq(evaluationRound.stage, token.stage)));
  if (!row) return null;
  const { round, template, session } = row;
  const closesAt = round.askedAt.add({ hours: 24 * linkDays });
  const isOver = Temporal.Instant.compare(now, closesAt) >= 0;
  const spent = !token.isShared && (await isSpent(db, key));
  const standing = spent ? 'answered' : session.cancelledAt ? 'cancelled' : isOver ? 'closed' : 'open';
  return {
    courseTitle: row.title,
    startsAt: session.startsAt,
    template,
    closesAt,
    asked: round.asked,
    standing,
  };
}

const title = courseVersion.title;
/** The words of a course as they were when the session was held, whatever they are now. */
export const ofVersion = and(
  eq(courseVersion.courseId, trainingSession.courseId),
  eq(courseVersion.number, trainingSession.courseVersion),
);

async function isSpent(db: Db, key: string): Promise<boolean> {
  const rows = await db
    .select({ on: evaluationSpent.spentOn })
    .from(evaluationSpent)
    .where(eq(evaluationSpent.tokenHash, hashKey(key)));
  return rows.length > 0;
}
