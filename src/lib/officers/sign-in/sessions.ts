import { and, eq, lt, ne } from 'drizzle-orm';
import type { Session } from 'lucia';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { officerSession, type SignInMethod } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { lucia, validated } from './lucia.ts';
import { hashToken, isOverTls, newToken } from './token.ts';

/** After so many minutes without a request a sign-in is over. */
export const idleMinutes = 30;

/** For so many minutes after a proof nobody is asked again who they are. */
const provenMinutes = 5;

/** Where somebody signs in from: "Chrome on Windows", and the address as far as our proxies vouch for it. */
export type Browser = { device: string; address: string };

/** A sign-in that holds, and the Set-Cookie value to send with the answer when its id has just changed. */
export type SignIn = {
  officer: Officer;
  session: Session;
  cookie: string | null;
};

const keeper = (db: Db) => lucia(db, isOverTls());

/**
 * Starts a sign-in under a new id.
 *
 * @returns the value of the Set-Cookie header
 */
export async function startSession(
  db: Db,
  id: OfficerId,
  given: Browser & { method: SignInMethod },
  now: Temporal.Instant,
): Promise<string> {
  const moments = { startedAt: now, seenAt: now, renewedAt: now, provenAt: now };
  return open(db, id, { ...given, ...moments, reference: crypto.randomUUID() });
}

type Kept = Parameters<ReturnType<typeof keeper>['createSession']>[1];

async function open(db: Db, id: OfficerId, kept: Kept, expiresAt?: Date): Promise<string> {
  const keep = keeper(db);
  const token = newToken();
  const sessionId = hashToken(token);
  await keep.createSession(id, kept, { sessionId });
  if (expiresAt) await db.update(officerSession).set({ expiresAt }).where(eq(officerSession.id, sessionId));
  return keep.createSessionCookie(token).serialize();
}

/** What a Cookie header says: a sign-in that holds, or whose it was until it was over. */
export type Look = { signIn: SignIn; was: OfficerId } | { signIn: null; was: OfficerId | null };

/**
 * Who is signed in by this Cookie header, with the roles that hold now; nobody is when half an hour went by
 * without a request, or when the working day is over.
 */
export async function lookAtSession(
  db: Db,
  cookieHeader: string | null,
  now: Temporal.Instant,
): Promise<Look> {
  const keep = keeper(db);
  const token = keep.readSessionCookie(cookieHeader ?? '');
  if (!token) return { signIn: null, was: null };
  const { session, known } = await validated(db, isOverTls(), hashToken(token), now);
  const was = known?.session.userId ?? null;
  if (session && isOver(session, now)) await keep.invalidateSession(session.id);
  if (!session || !known?.officer || isOver(session, now)) return { signIn: null, was };
  const { officer: who, privilegesChangedAt: changed } = known;
  if (changed && Temporal.Instant.compare(session.renewedAt, changed) < 0)
    return { signIn: await renewed(db, who, session, now), was: who.id };
  await touch(db, session, now);
  return { signIn: { officer: who, session, cookie: null }, was: who.id };
}

/** The sign-in of this Cookie header, or null: see `lookAtSession`. */
export const readSession = async (
  db: Db,
  cookieHeader: string | null,
  now: Temporal.Instant,
): Promise<SignIn | null> => (await lookAtSession(db, cookieHeader, now)).signIn;

// With the session under its new id: what goes on to act on it must not reach for the old one.
async function renewed(db: Db, who: Officer, before: Session, now: Temporal.Instant): Promise<SignIn> {
  const cookie = await renewSession(db, before, now);
  const token = keeper(db).readSessionCookie(cookie) ?? '';
  return { officer: who, session: { ...before, id: hashToken(token), renewedAt: now }, cookie };
}

const isOver = (session: Session, now: Temporal.Instant): boolean =>
  session.expiresAt.getTime() <= now.epochMilliseconds ||
  now.since(session.seenAt).total('minutes') >= idleMinutes;

// Once a minute is enough to know who is idle, and spares a write with each page.
async function touch(db: Db, { id, seenAt }: Session, now: Temporal.Instant): Promise<void> {
  const aMinuteAgo = now.subtract({ minutes: 1 });
  if (Temporal.Instant.compare(seenAt, aMinuteAgo) > 0) return;
  await db
    .update(officerSession)
    .set({ seenAt: now })
    .where(and(eq(officerSession.id, id), lt(officerSession.seenAt, aMinuteAgo)));
}

/**
 * Gives a sign-in a new id, because what it may do has changed or its owner proved again who they are. When it
 * began and when it ends stay as they are.
 *
 * @returns the value of the Set-Cookie header
 */
export async function renewSession(
  db: Db,
  session: Session,
  now: Temporal.Instant,
  change: { provenAt?: Temporal.Instant } = {},
): Promise<string> {
  const { id, userId, expiresAt, fresh: _, ...kept } = session;
  return db.transaction(async (tx) => {
    await keeper(tx).invalidateSession(id);
    return open(tx, userId, { ...kept, seenAt: now, renewedAt: now, ...change }, expiresAt);
  });
}

/** Whether the owner of a sign-in proved within the last five minutes who they are. */
export const isProven = ({ provenAt }: Session, now: Temporal.Instant): boolean =>
  now.since(provenAt).total('minutes') < provenMinutes;

/** Ends the sign-in of this Cookie header; the Set-Cookie value that it returns clears the cookie. */
export async function endSession(db: Db, cookieHeader: string | null): Promise<string> {
  const keep = keeper(db);
  const token = keep.readSessionCookie(cookieHeader ?? '');
  if (token) await keep.invalidateSession(hashToken(token));
  return keep.createBlankSessionCookie().serialize();
}

/** Ends every sign-in of an officer, but for the one that may be named. */
export async function endSessions(db: Db, id: OfficerId, except?: Pick<Session, 'id'>): Promise<void> {
  await db
    .delete(officerSession)
    .where(and(eq(officerSession.userId, id), except ? ne(officerSession.id, except.id) : undefined));
}

/** Notes that what an officer may do has changed: each of their sign-ins gets a new id at its next request. */
export async function renewSessionsOf(db: Db, id: OfficerId, now: Temporal.Instant): Promise<void> {
  await db.update(officer).set({ privilegesChangedAt: now }).where(eq(officer.id, id));
}
