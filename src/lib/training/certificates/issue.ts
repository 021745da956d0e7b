import { and } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificate } from '#db/schema/certificates.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { doEach } from '#lib/jobs/each.ts';
import { certificateStanding } from './criteria.ts';
import { tellHolders } from './letters.ts';
import { certificateRow, type Trained } from './row.ts';
import { listTrained, maybeDue, neverCertified, onRegisterOf } from './trained.ts';

const system: Actor = { kind: 'system' };

/**
 * Issues every certificate that is due and was never issued, and sends it; run by the worker every quarter of
 * an hour. Each session is a transaction of its own.
 *
 * @param secret as for `makeKey`
 */
export async function issueCertificates(
  db: Db,
  secret: string,
  now: Temporal.Instant,
): Promise<{ certificates: number; sessions: number }> {
  const due = (await listTrained(db, maybeDue(db, now))).filter((one) => isDue(one, now));
  const bySession = Map.groupBy(due, ({ session }) => session.id);
  const certificates = await doEach(bySession.values(), (people) =>
    db.transaction((tx) => issue(tx, system, people, secret, now)),
  );
  return { certificates, sessions: certificates > 0 ? bySession.size : 0 };
}

const isDue = ({ attendance, course, session }: Trained, now: Temporal.Instant): boolean =>
  certificateStanding(attendance, course, session.endsAt, now).kind === 'due';

/**
 * Issues the certificates of a session now, without waiting for the delay; whoever has had one gets no other.
 *
 * @returns how many were issued
 */
export async function issueNow(
  db: Db,
  actor: Actor,
  { session, secret }: { session: SessionId; secret: string },
  now: Temporal.Instant,
): Promise<number> {
  return db.transaction(async (tx) => {
    const people = await listTrained(tx, and(onRegisterOf(session), neverCertified(tx)));
    const ready = people.filter((one) => {
      const { kind } = certificateStanding(one.attendance, one.course, one.session.endsAt, now);
      return kind === 'due' || (kind === 'waits' && Temporal.Instant.compare(one.session.endsAt, now) <= 0);
    });
    return issue(tx, actor, ready, secret, now);
  });
}

// The database refuses a second one for the same line of a register, so that two workers, or a worker and an
// officer, issue one between them.
async function issue(
  tx: Db,
  actor: Actor,
  people: readonly Trained[],
  secret: string,
  now: Temporal.Instant,
): Promise<number> {
  if (people.length === 0) return 0;
  const rows = people.map((one) => certificateRow(one, secret, now));
  const issued = await tx.insert(certificate).values(rows).onConflictDoNothing().returning();
  if (issued.length === 0) return 0;
  const ids = issued.map(({ id }) => id);
  await record(tx, actor, { operation: 'collect', entity: 'certificate', ids }, now);
  const bookers = new Map(people.map(({ attendance, booker }) => [attendance.id, booker]));
  const holders = issued.map((one) => ({ certificate: one, booker: bookers.get(one.attendanceId) ?? null }));
  await tellHolders(tx, holders, now);
  return issued.length;
}
