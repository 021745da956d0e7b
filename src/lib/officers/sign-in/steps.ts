import { eq, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { signInStep, type signInStepKinds } from '#db/schema/sign-ins.ts';
import { tokenCookie } from '#lib/keys/token-cookie.ts';
import { hashToken, isOverTls, newToken } from './token.ts';

/** How long somebody has for the next step, in minutes. */
const stepMinutes = 10;

/** After so many wrong answers a step is over, and whoever it is begins again. */
const stepFailures = 5;

type Kind = (typeof signInStepKinds)[number];

/** Something begun and not finished, as it is kept. */
export type Step = { id: string; officerId: OfficerId | null; details: Record<string, unknown> };

const cookie = () => tokenCookie('sign-in-step', isOverTls());

/** The Set-Cookie value that forgets a step. */
export const noStep = (): string => cookie().forget();

/**
 * Begins a step and ties it to the browser.
 *
 * @returns the value of the Set-Cookie header
 */
export async function openStep(
  db: Db,
  kind: Kind,
  given: { officerId?: OfficerId; details?: Record<string, unknown> },
  now: Temporal.Instant,
): Promise<string> {
  const token = newToken();
  await db.delete(signInStep).where(lte(signInStep.expiresAt, now));
  await db.insert(signInStep).values({
    id: hashToken(token),
    kind,
    officerId: given.officerId ?? null,
    details: given.details ?? {},
    expiresAt: now.add({ minutes: stepMinutes }),
  });
  return cookie().keep(token, stepMinutes * 60);
}

/** The step that this Cookie header is in the middle of; null when there is none of the kind, or it is over. */
export async function findStep(
  db: Db,
  kind: Kind,
  cookieHeader: string | null,
  now: Temporal.Instant,
): Promise<Step | null> {
  const token = cookie().tokenIn(cookieHeader);
  if (!token) return null;
  const [row] = await db
    .select()
    .from(signInStep)
    .where(eq(signInStep.id, hashToken(token)));
  const holds = row?.kind === kind && Temporal.Instant.compare(now, row.expiresAt) < 0;
  return holds && row.failures < stepFailures ? row : null;
}

/**
 * Ends a step, once: of two requests with the same answer only one is told that it may go on.
 *
 * @returns whether it was this call that ended it
 */
export async function closeStep(db: Db, { id }: Step): Promise<boolean> {
  const ended = await db.delete(signInStep).where(eq(signInStep.id, id)).returning({ id: signInStep.id });
  return ended.length > 0;
}

/** Counts a wrong answer; after five the step is over. */
export async function failStep(db: Db, { id }: Step): Promise<void> {
  await db
    .update(signInStep)
    .set({ failures: sql`${signInStep.failures} + 1` })
    .where(eq(signInStep.id, id));
}

/** Ends every step of an officer: what was begun with the old password goes no further. */
export async function endStepsOf(db: Db, id: OfficerId): Promise<void> {
  await db.delete(signInStep).where(eq(signInStep.officerId, id));
}
