import { createHmac } from 'node:crypto';
import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { signInAttempt, type SignInResult } from '#db/schema/sign-ins.ts';
import type { Visitor } from './browser.ts';

/** So many wrong tries at one account in so many minutes, then its bucket is full. */
const triesAllowed = 10;
const triesMinutes = 15;

const wrong = ['wrong', 'wrong_code', 'replayed'] as const satisfies readonly SignInResult[];

type Row = typeof signInAttempt.$inferInsert;
/** At which account somebody tries to sign in, and how. */
export type Try = Pick<Row, 'accountHash' | 'method' | 'isKnownDevice'> & { officerId: OfficerId | null };

export type Begun = { ok: true; id: number } | Throttled;
export type Throttled = { ok: false; reason: 'throttled'; retryAfterSeconds: number };

/** By what the log knows an address that was typed: people type passwords into the wrong field. */
export const accountHash = (secret: string, email: string): string =>
  createHmac('sha256', secret).update(`account ${email.trim().toLowerCase()}`).digest('base64url');

/** Writes a try into the sign-in log, with its result. */
export async function noteAttempt(
  db: Db,
  { device, address }: Pick<Visitor, 'device' | 'address'>,
  given: Try & { result: SignInResult },
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await db
    .insert(signInAttempt)
    .values({ at: now, device, address, ...given })
    .returning({ id: signInAttempt.id });
  return row!.id;
}

/** Says how a try ended that was begun. */
export async function endAttempt(db: Db, id: number, result: SignInResult): Promise<void> {
  await db.update(signInAttempt).set({ result }).where(eq(signInAttempt.id, id));
}

/**
 * Begins a try where there is room for one. It stands in the log as wrong until it is known to be right, so that
 * a hundred tries at once count as a hundred, and one that is cut off counts too.
 *
 * Browsers in which the owner signed in before have a bucket of their own: strangers cannot fill it.
 */
export function beginAttempt(
  db: Db,
  visitor: Visitor,
  given: Try & { result: (typeof wrong)[number] },
  now: Temporal.Instant,
): Promise<Begun> {
  return db.transaction(async (tx) => {
    const bucket = `${given.accountHash} ${given.isKnownDevice}`;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${bucket}, 3))`);
    const full = await fullUntil(tx, given, now);
    const id = await noteAttempt(tx, visitor, full ? { ...given, result: 'throttled' } : given, now);
    if (!full) return { ok: true, id };
    const seconds = Math.max(1, Math.round(full.since(now).total('seconds')));
    return { ok: false, reason: 'throttled', retryAfterSeconds: seconds };
  });
}

async function fullUntil(tx: Db, given: Try, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const recent = await tx
    .select({ at: signInAttempt.at })
    .from(signInAttempt)
    .where(
      and(
        eq(signInAttempt.accountHash, given.accountHash),
        eq(signInAttempt.isKnownDevice, given.isKnownDevice),
        inArray(signInAttempt.result, [...wrong]),
        gt(signInAttempt.at, now.subtract({ minutes: triesMinutes })),
      ),
    )
    .orderBy(desc(signInAttempt.at))
    .limit(triesAllowed);
  return recent[triesAllowed - 1]?.at.add({ minutes: triesMinutes }) ?? null;
}
