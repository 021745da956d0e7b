import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { newsletterIssue, newsletterVersion } from '#db/schema/newsletter-issues.ts';
import { newsletterSending, type SendingId } from '#db/schema/newsletter-sendings.ts';
import { step } from './schedule.ts';
import { handOver, type Hands } from './hand-over.ts';
import { holdSending, letGo, usualLease } from './lease.ts';
import { listRecipients } from './list-recipients.ts';
import { countWaiting, nextWaiting } from './waiting.ts';

/** What sending stands on. `open` makes what a version is handed over by: its message and its connections. */
export type SendingDesk = {
  db: Db;
  clock: () => Temporal.Instant;
  open: (
    version: typeof newsletterVersion.$inferSelect & { slug: string },
    held: { isHeld: () => boolean; perSecond: number },
  ) => Promise<Hands>;
  leaseMs?: number;
  /** How long one call works before it lets others have a turn, in milliseconds. */
  sliceMs?: number;
};

/**
 * Works at a sending until it is finished, paused, or the time of this call is over.
 *
 * @returns whether anything is left to do at once
 */
export async function sendSlice(desk: SendingDesk, id: SendingId): Promise<boolean> {
  const { db, clock, leaseMs = usualLease, sliceMs = 240_000 } = desk;
  const held = { holder: crypto.randomUUID(), leaseMs };
  const hold = await holdSending(db, id, held);
  if (!hold || hold.isPaused) return (hold && (await letGo(db, id, held.holder)), false);
  // By a clock that goes on while a process is stopped: one that slept too long lets nothing more through.
  let surelyUntil = performance.now() + leaseMs * 0.8;
  const renew = async () => {
    const begun = performance.now();
    const again = await holdSending(db, id, held).catch(() => null);
    if (again) surelyUntil = begun + leaseMs * 0.8;
  };
  const renewing = setInterval(() => void renew(), leaseMs / 3);
  try {
    if (!hold.isListed) await listRecipients(db, id, clock());
    const isHeld = () => performance.now() < surelyUntil;
    const hands = await desk.open(await versionOf(db, id), { isHeld, perSecond: hold.perSecond });
    try {
      return await work(desk, id, { ...held, hands, until: performance.now() + sliceMs });
    } finally {
      await hands.close();
    }
  } finally {
    clearInterval(renewing);
    await letGo(db, id, held.holder);
  }
}

type Working = { holder: string; leaseMs: number; hands: Hands; until: number };

async function work({ db, clock }: SendingDesk, id: SendingId, { hands, until, ...held }: Working) {
  for (;;) {
    const begun = performance.now();
    const hold = await holdSending(db, id, held);
    if (!hold || hold.isPaused) return false;
    if (begun > until) return true;
    // Few enough that whoever presses pause does not wait long.
    const most = Math.min(1000, Math.max(5, hold.perSecond * 2));
    const next = await nextWaiting(db, id, most, clock());
    if (next.seen === 0) return finishIfDone(db, id, clock());
    await handOver({ db, clock, hands }, next.people, hold.perSecond);
  }
}

async function finishIfDone(db: Db, id: SendingId, now: Temporal.Instant): Promise<boolean> {
  if ((await countWaiting(db, id)) > 0) return false;
  await db.transaction(async (tx) => {
    const open = sql`id = ${id} and finished_at is null and cancelled_at is null`;
    const ended = await tx.update(newsletterSending).set({ finishedAt: now }).where(open).returning();
    if (ended.length > 0) await step(tx, id, 'finished', null, now);
  });
  return false;
}

/** What is sent, with its address in the archive. */
export async function versionOf(db: Db, id: SendingId) {
  const [row] = await db
    .select({ version: newsletterVersion, slug: newsletterIssue.slug })
    .from(newsletterSending)
    .innerJoin(newsletterVersion, eq(newsletterVersion.id, newsletterSending.versionId))
    .innerJoin(newsletterIssue, eq(newsletterIssue.id, newsletterVersion.issueId))
    .where(eq(newsletterSending.id, id));
  return { ...row!.version, slug: row!.slug! };
}

/** Works at everything whose hour has come. */
export async function sendDue(desk: SendingDesk): Promise<{ newsletters: number }> {
  const rows = await desk.db.execute<{ id: SendingId }>(sql`
    select id from newsletter_sending where due_at <= ${desk.clock().toString()}::timestamptz
      and finished_at is null and cancelled_at is null and paused_at is null
      and (lease_until is null or lease_until < clock_timestamp()) order by due_at`);
  for (const { id } of rows) await sendSlice(desk, id);
  return { newsletters: rows.length };
}
