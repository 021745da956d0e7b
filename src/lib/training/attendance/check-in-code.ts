import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

// Nothing that is taken for something else on a slide at the back of a room: no 0 and O, 1, I and L, 2 and Z, 5 and S,
// U and V. 191,000,000 codes, open for some hours each.
const letters = 'ABCDEFGHJKMNPQRTWXY34678';

/** The code as people type it, made plain: "k7-qm 4t" → "K7QM4T". */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

export const newCheckInCode = (): string =>
  Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');

/** Gives a session a new code to check in by; the one before it opens nothing any more. */
export async function renewCheckInCode(
  db: Db,
  actor: Officer,
  session: SessionId,
  now: Temporal.Instant,
): Promise<string> {
  return db.transaction(async (tx) => {
    const code = newCheckInCode();
    await tx.update(trainingSession).set({ checkInCode: code }).where(eq(trainingSession.id, session));
    const what = { operation: 'alter', entity: 'training_session', ids: [session] } as const;
    await record(tx, actor, { ...what, fields: ['check_in_code'] }, now);
    return code;
  });
}

/** The session that a code is for, as anyone in the room may see it; null where there is none. */
export async function sessionOfCode(db: Db, typed: string) {
  const code = plainCode(typed);
  if (code.length !== 6) return null;
  const [row] = await db
    .select({
      id: trainingSession.id,
      startsAt: trainingSession.startsAt,
      endsAt: trainingSession.endsAt,
      mode: trainingSession.mode,
      title: course.title,
      site,
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(and(eq(trainingSession.checkInCode, code), isNull(trainingSession.cancelledAt)));
  return row ? { ...row, code } : null;
}
export type CheckInSession = NonNullable<Awaited<ReturnType<typeof sessionOfCode>>>;
