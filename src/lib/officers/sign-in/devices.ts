import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Session } from 'lucia';
import type { Db } from '#db/client.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { idleMinutes } from './sessions.ts';

/** The devices on which the actor is signed in now, the one used last first. */
export const listDevices = (db: Db, actor: Officer, now: Temporal.Instant) =>
  db
    .select({
      reference: officerSession.reference,
      device: officerSession.device,
      address: officerSession.address,
      method: officerSession.method,
      startedAt: officerSession.startedAt,
      seenAt: officerSession.seenAt,
    })
    .from(officerSession)
    .where(and(eq(officerSession.userId, actor.id), holds(now)))
    .orderBy(desc(officerSession.seenAt), desc(officerSession.startedAt));

export type Device = Awaited<ReturnType<typeof listDevices>>[number];

// Those that idled or ran out are over, whether or not anything has cleared them away yet.
const holds = (now: Temporal.Instant) =>
  and(
    gt(officerSession.seenAt, now.subtract({ minutes: idleMinutes })),
    gt(officerSession.expiresAt, new Date(now.epochMilliseconds)),
  );

/** Signs the actor out on one of their devices. */
export async function endDevice(
  db: Db,
  actor: Officer,
  reference: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'gone'>> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .delete(officerSession)
      .where(and(eq(officerSession.userId, actor.id), eq(officerSession.reference, reference)))
      .returning({ reference: officerSession.reference });
    if (ended.length === 0) return refused('gone');
    await noteEnded(tx, actor, [reference], now);
    return done(null);
  });
}

/** Signs the actor out everywhere but in the browser at hand; says how many sign-ins that ended. */
export async function endOtherDevices(
  db: Db,
  actor: Officer,
  here: Pick<Session, 'id'>,
  now: Temporal.Instant,
): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .delete(officerSession)
      .where(and(eq(officerSession.userId, actor.id), ne(officerSession.id, here.id)))
      .returning({ reference: officerSession.reference });
    const references = ended.map(({ reference }) => reference);
    if (references.length > 0) await noteEnded(tx, actor, references, now);
    return references.length;
  });
}

const noteEnded = (tx: Db, actor: Officer, ids: readonly string[], now: Temporal.Instant) =>
  record(tx, actor, { operation: 'erase', entity: 'officer_session', ids }, now);
