import { and, count, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type Choice,
  type Confidence,
  evaluationResponse,
  evaluationSpent,
} from '#db/schema/evaluation-answers.ts';
import { ukDay } from '#lib/dates.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { findEvaluation } from './open.ts';
import type { Token } from './token.ts';
import type { ChangeCode, Reaction } from './words.ts';

/** A link, and for one that is shared the copy of the form that was shown to one person. */
export type Link = { key: string; token: Token; copy: string };

export type Answers = Partial<Record<Reaction, number>> & {
  confidence: readonly Confidence[];
  scenarios: readonly Choice[];
  changes: readonly ChangeCode[];
  comment: string | null;
};

export type AnswerRefusal = 'unknown' | 'cancelled' | 'closed' | 'answered' | 'all answered';

/**
 * Keeps an answer and spends its link, once.
 *
 * Takes no actor and leaves no entry in the access log, on purpose: an entry has a time and the id of what it
 * records, and whoever knows when somebody answered could then tell what they wrote.
 */
export async function answerEvaluation(
  db: Db,
  link: Link,
  answers: Answers,
  now: Temporal.Instant,
): Promise<Outcome<null, AnswerRefusal>> {
  const { token } = link;
  const found = await findEvaluation(db, link, now);
  if (!found) return refused('unknown');
  if (found.standing !== 'open') return refused(found.standing);
  return db.transaction(async (tx) => {
    if (token.isShared) await tx.execute(lockOf(token));
    if (!(await spend(tx, link, now))) return refused('answered');
    if (token.isShared && (await answered(tx, token)) >= found.asked) {
      await tx.delete(evaluationSpent).where(eq(evaluationSpent.tokenHash, hashOf(link)));
      return refused('all answered');
    }
    await tx.insert(evaluationResponse).values({
      ...{ sessionId: token.sessionId, stage: token.stage, sectorCode: token.sector },
      ...{ templateCode: found.template.code, answeredOn: ukDay(now) },
      ...answers,
      changes: [...answers.changes],
    });
    return done(null);
  });
}

// A shared link is one key for many people: what is spent is the copy of the form that each was shown.
const hashOf = ({ key, token, copy }: Link): Uint8Array => hashKey(token.isShared ? `${key} ${copy}` : key);

async function spend(tx: Db, link: Link, now: Temporal.Instant): Promise<boolean> {
  const spent = await tx
    .insert(evaluationSpent)
    .values({ tokenHash: hashOf(link), spentOn: ukDay(now) })
    .onConflictDoNothing()
    .returning({ on: evaluationSpent.spentOn });
  return spent.length === 1;
}

const lockOf = ({ sessionId, stage }: Token) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`evaluation ${sessionId} ${stage}`}, 0))`;

async function answered(tx: Db, { sessionId, stage }: Token): Promise<number> {
  const [row] = await tx
    .select({ replies: count() })
    .from(evaluationResponse)
    .where(and(eq(evaluationResponse.sessionId, sessionId), eq(evaluationResponse.stage, stage)));
  return row?.replies ?? 0;
}
