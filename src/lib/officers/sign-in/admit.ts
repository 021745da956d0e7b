import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { SignInMethod } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sleeps } from '../accounts/dormant.ts';
import { findOfficer } from '../find.ts';
import { type Browser, startSession } from './sessions.ts';

/** Why somebody who proved who they are is not let in; the words are results of the sign-in log too. */
export type Barred = 'closed' | 'dormant' | 'no_role';

/**
 * Lets in an officer who has proved who they are, by whatever means: the one place where a sign-in begins.
 *
 * @returns the officer and the value of the Set-Cookie header
 */
export async function admit(
  db: Db,
  id: OfficerId,
  method: SignInMethod,
  browser: Browser,
  now: Temporal.Instant,
): Promise<Outcome<{ officer: Officer; cookie: string }, Barred>> {
  const known = await mayEnter(db, id, now);
  if (!known.ok) return known;
  const cookie = await db.transaction(async (tx) => {
    await record(tx, known.value, { operation: 'sign_in', entity: 'officer', ids: [id] }, now);
    return startSession(tx, id, { ...browser, method }, now);
  });
  return done({ officer: known.value, cookie });
}

/** Whether an account may be signed in to: it is open, it was used of late, and a role holds today. */
export async function mayEnter(
  db: Db,
  id: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<Officer, Barred>> {
  const known = await findOfficer(db, id, now);
  if (!known) return refused('closed');
  const asleep = await db.$count(officer, and(eq(officer.id, id), sleeps(now)));
  if (asleep > 0) return refused('dormant');
  return known.grants.length > 0 ? done(known) : refused('no_role');
}
