import type { Db } from '#db/client.ts';
import type { Actor } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { admit, type Barred } from '../sign-in/admit.ts';
import type { Browser } from '../sign-in/sessions.ts';
import { closeStep, findStep, noStep, openStep } from '../sign-in/steps.ts';
import { readAnswer } from './ask.ts';
import { type Around, type Failed, questionOf } from './begin.ts';
import type { DirectoryPerson } from './person.ts';
import { type ProviderRefusal, refusalOf } from './provider-refusal.ts';
import { type NotSettled, settle, type Settled } from './settle.ts';

/** Every way in which a single sign-on ends without anybody signed in. */
export type SingleSignOnRefusal = 'over' | ProviderRefusal | NotSettled | Barred;

/** Where the browser goes on to, with the Set-Cookie values to send along. */
export type Onward = { cookies: string[]; next: string; asksFactor: boolean };

type Answered = { cookieHeader: string | null; search: string; browser: Browser; requestId?: string };

/**
 * Finishes a single sign-on: holds the provider's answer against what the browser began, once, and lets whoever
 * it names in; or asks for their second factor with us, where the directory did not say that it asked for one.
 */
export async function finishSingleSignOn(
  db: Db,
  around: Around,
  answered: Answered,
  now: Temporal.Instant,
): Promise<Outcome<Onward, SingleSignOnRefusal> | Failed<SingleSignOnRefusal>> {
  const step = await findStep(db, 'single_sign_on', answered.cookieHeader, now);
  // Ended before it is looked at: of two requests with the same answer only one goes on.
  if (!step || !(await closeStep(db, step))) return refused('over');
  const { question, next } = questionOf(step, around.secret);
  const answer = new URL(answered.search, around.returnTo);
  let person: DirectoryPerson;
  try {
    person = await readAnswer(around.provider, answer, question, now);
  } catch (failure) {
    return { ok: false, reason: refusalOf(failure), failure };
  }
  const actor: Actor = { kind: 'system', ...(answered.requestId && { requestId: answered.requestId }) };
  const isTrusted = person.hasSecondFactor || around.provider.asksSecondFactor;
  const settled = await settle(db, actor, person, isTrusted, now);
  return settled.ok ? letIn(db, settled.value, answered.browser, next, now) : settled;
}

async function letIn(
  db: Db,
  { officerId, asksFactor }: Settled,
  browser: Browser,
  next: string,
  now: Temporal.Instant,
): Promise<Outcome<Onward, Barred>> {
  if (asksFactor) {
    const details = { next, method: 'single_sign_on' };
    const cookie = await openStep(db, 'second_factor', { officerId, details }, now);
    return done({ cookies: [cookie], next, asksFactor });
  }
  const admitted = await admit(db, officerId, 'single_sign_on', browser, now);
  return admitted.ok ? done({ cookies: [noStep(), admitted.value.cookie], next, asksFactor }) : admitted;
}
