import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sessionHeadcount } from '#db/schema/attendance.ts';
import { attendeeRole } from '#db/schema/attendee-roles.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** How many people of each role are expected and were there, for every role there is; no names. */
export const headcountsOf = (db: Db, id: SessionId) =>
  db
    .select({
      code: attendeeRole.code,
      label: attendeeRole.label,
      expected: sql<number>`coalesce(${sessionHeadcount.expected}, 0)`.mapWith(Number),
      present: sessionHeadcount.present,
      countedAt: sessionHeadcount.countedAt,
    })
    .from(attendeeRole)
    .leftJoin(
      sessionHeadcount,
      sql`${sessionHeadcount.roleCode} = ${attendeeRole.code} and ${sessionHeadcount.sessionId} = ${id}`,
    )
    .orderBy(asc(attendeeRole.position));
export type Headcount = Awaited<ReturnType<typeof headcountsOf>>[number];

/** The totals of a session; `present` is null while nobody has counted. */
export function headcountTotals(heads: readonly Pick<Headcount, 'expected' | 'present'>[]) {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const counted = heads.flatMap(({ present }) => (present === null ? [] : [present]));
  return {
    expected: sum(heads.map(({ expected }) => expected)),
    present: counted.length > 0 ? sum(counted) : null,
  };
}

/** Numbers by the code of a role. */
export type Heads = Readonly<Record<string, number>>;
export type HeadcountRefusal = 'no such session' | 'cancelled' | 'too late' | 'too early';

/** Says how many people of each role are expected, until the session begins. */
export const expectHeads = (
  db: Db,
  actor: Actor,
  id: SessionId,
  heads: Heads,
  now: Temporal.Instant,
): Promise<Outcome<null, HeadcountRefusal>> =>
  withSession(db, id, async (tx, { startsAt }) => {
    if (Temporal.Instant.compare(now, startsAt) >= 0) return refused('too late');
    for (const [roleCode, expected] of Object.entries(heads))
      await tx
        .insert(sessionHeadcount)
        .values({ sessionId: id, roleCode, expected })
        .onConflictDoUpdate({
          target: [sessionHeadcount.sessionId, sessionHeadcount.roleCode],
          set: { expected },
        });
    const what = { operation: 'alter', entity: 'training_session', ids: [id], fields: ['expected'] } as const;
    await record(tx, actor, what, now);
    return done(null);
  });

/** Counts the people of each role who are there, from an hour before the start on; a later count replaces it. */
export const countHeads = (
  db: Db,
  officer: Officer,
  id: SessionId,
  heads: Heads,
  now: Temporal.Instant,
): Promise<Outcome<null, HeadcountRefusal>> =>
  withSession(db, id, async (tx, { startsAt }) => {
    if (Temporal.Instant.compare(now, startsAt.subtract({ hours: 1 })) < 0) return refused('too early');
    const counted = { countedAt: now, countedBy: officer.id };
    for (const [roleCode, present] of Object.entries(heads))
      await tx
        .insert(sessionHeadcount)
        .values({ sessionId: id, roleCode, present, ...counted })
        .onConflictDoUpdate({
          target: [sessionHeadcount.sessionId, sessionHeadcount.roleCode],
          set: { present, ...counted },
        });
    const what = { operation: 'alter', entity: 'training_session', ids: [id], fields: ['present'] } as const;
    await record(tx, officer, what, now);
    return done(null);
  });

type Session = typeof trainingSession.$inferSelect;

const withSession = (
  db: Db,
  id: SessionId,
  work: (tx: Db, session: Session) => Promise<Outcome<null, HeadcountRefusal>>,
): Promise<Outcome<null, HeadcountRefusal>> =>
  db.transaction(async (tx) => {
    const [session] = await tx.select().from(trainingSession).where(eq(trainingSession.id, id)).for('update');
    if (!session || session.kind !== 'whole_organisation') return refused('no such session');
    return session.cancelledAt ? refused('cancelled') : work(tx, session);
  });
