import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type BusyKind, officerBusy } from '#db/schema/session-parts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type BusyId = (typeof officerBusy.$inferSelect)['id'];
type Busy = { kind: BusyKind; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** Writes down when an officer cannot teach. The same time sent twice is one. */
export function addBusy(
  db: Db,
  officer: Officer,
  busy: Busy,
  now: Temporal.Instant,
): Promise<Outcome<null, 'over'>> {
  return db.transaction(async (tx) => {
    if (Temporal.Instant.compare(busy.endsAt, now) <= 0) return refused('over');
    const { startsAt, endsAt, kind } = busy;
    const same = and(
      eq(officerBusy.officerId, officer.id),
      eq(officerBusy.startsAt, startsAt),
      eq(officerBusy.endsAt, endsAt),
      eq(officerBusy.kind, kind),
    );
    if ((await tx.$count(officerBusy, same)) > 0) return done(null);
    const row = { ...busy, officerId: officer.id, addedAt: now };
    const [made] = await tx.insert(officerBusy).values(row).returning({ id: officerBusy.id });
    if (!made) throw new Error('A busy time was not written.');
    await record(tx, officer, { operation: 'collect', entity: 'officer_busy', ids: [made.id] }, now);
    return done(null);
  });
}

/** Takes a busy time out of an officer's own diary; one that is gone already, or somebody else's, stays as it is. */
export function removeBusy(
  db: Db,
  officer: Officer,
  id: BusyId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not there'>> {
  return db.transaction(async (tx) => {
    const own = and(eq(officerBusy.id, id), eq(officerBusy.officerId, officer.id));
    const gone = await tx.delete(officerBusy).where(own).returning({ id: officerBusy.id });
    if (gone.length === 0) return refused('not there');
    await record(tx, officer, { operation: 'erase', entity: 'officer_busy', ids: [id] }, now);
    return done(null);
  });
}
