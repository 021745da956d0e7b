import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { likeWords } from './arranged.ts';
import { writeBeside } from './beside.ts';
import { rowDetails, type SessionDetails } from './details.ts';
import { newReference } from '#lib/keys/reference.ts';

export type CreateRefusal = 'no such course' | 'not in that mode' | 'starts in the past';

/** The details, and the reference of the session that they were taken from, if any. */
export type NewSession = SessionDetails & { like?: string | null };

/** Arranges a session of a course that is in use, in its words of now and in a way it can be held. */
export function createSession(
  db: Db,
  officer: Officer,
  { like, ...details }: NewSession,
  now: Temporal.Instant,
): Promise<Outcome<{ id: SessionId }, CreateRefusal>> {
  return db.transaction(async (tx) => {
    if (Temporal.Instant.compare(details.startsAt, now) <= 0) return refused('starts in the past');
    const inUse = and(eq(course.id, details.courseId), isNull(course.retiredAt));
    const [about] = await tx.select().from(course).where(inUse);
    if (!about) return refused('no such course');
    if (!about.modes.includes(details.mode)) return refused('not in that mode');
    const [made] = await tx
      .insert(trainingSession)
      .values({ ...rowDetails(details, null), ...arranged(about, officer, now) })
      .returning({ id: trainingSession.id });
    if (!made) throw new Error('A session was not written.');
    await writeBeside(tx, made.id, details, { officerId: officer.id, at: now });
    const what = { operation: 'collect', entity: 'training_session', ids: [made.id] } as const;
    await record(tx, officer, like ? { ...what, reason: likeWords(like) } : what, now);
    return done(made);
  });
}

const arranged = ({ version }: typeof course.$inferSelect, { id }: Officer, now: Temporal.Instant) => ({
  courseVersion: version,
  reference: newReference('T'),
  addedAt: now,
  addedBy: id,
});
