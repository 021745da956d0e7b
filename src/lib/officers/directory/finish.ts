import type { Db } from '#db/client.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { arrive } from '../sign-in/arrive.ts';
import type { Visitor } from '../sign-in/browser.ts';
import { gateOf, type Shut } from '../sign-in/gate.ts';
import { tellOfChange } from '../sign-in/letters.ts';
import { beginSecondFactor } from '../sign-in/second-factor.ts';
import { closeStep, findStep, noStep } from '../sign-in/steps.ts';
import { readAnswer } from './ask.ts';
import { type Around, type Failed, questionOf } from './begin.ts';
import { noteDirectoryAttempt, noteUnknownAttempt } from './note-attempt.ts';
import type { DirectoryPerson } from './person.ts';
import { type ProviderRefusal, refusalOf } from './provider-refusal.ts';
import { type NotSettled, settle } from './settle.ts';

/** Every way in which a single sign-on ends without anybody signed in. */
export type SingleSignOnRefusal = 'over' | ProviderRefusal | NotSettled | Shut;

/** In, or on to the second factor with us; with the Set-Cookie values to send along, and the page wanted. */
export type Onward = { cookies: string[]; next: string; factor: 'none' | 'ask' | 'set up' };

/**
 * Finishes a single sign-on: holds the provider's answer against what the browser began, once, and lets whoever
 * it names in; or asks for their second factor with us, where the directory did not say that it asked for one.
 *
 * @param search the query with which the provider sent the browser back
 */
export async function finishSingleSignOn(
  db: Db,
  around: Around,
  visitor: Visitor,
  search: string,
  now: Temporal.Instant,
): Promise<Outcome<Onward, SingleSignOnRefusal> | Failed<SingleSignOnRefusal>> {
  const step = await findStep(db, 'single_sign_on', visitor.cookies, now);
  // Ended before it is looked at: of two requests with the same answer only one goes on.
  if (!step || !(await closeStep(db, step))) return refused('over');
  const { question, next } = questionOf(step, around.secret);
  let person: DirectoryPerson;
  try {
    person = await readAnswer(around.provider, new URL(search, around.returnTo), question, now);
  } catch (failure) {
    await noteUnknownAttempt(db, visitor, now);
    return { ok: false, reason: refusalOf(failure), failure };
  }
  const isTrusted = person.hasSecondFactor || around.provider.asksSecondFactor;
  return db.transaction(async (tx) => {
    const outcome = await letIn(tx, visitor, { person, isTrusted, next }, now);
    await noteDirectoryAttempt(tx, visitor, person, resultOf(outcome), now);
    return outcome;
  });
}

type Given = { person: DirectoryPerson; isTrusted: boolean; next: string };
type LetIn = Outcome<Onward, NotSettled | Shut>;

async function letIn(
  tx: Db,
  visitor: Visitor,
  { person, isTrusted, next }: Given,
  now: Temporal.Instant,
): Promise<LetIn> {
  const actor: Actor = { kind: 'system', requestId: visitor.requestId };
  const settled = await settle(tx, actor, person, now);
  if (!settled.ok) return settled;
  const { officerId, how } = settled.value;
  const gate = await gateOf(tx, officerId, now);
  if (!gate.ok) return gate;
  if (how === 'linked') await tellOfChange(tx, gate.value, 'It was linked to your force account.', now);
  return isTrusted
    ? enter(tx, gate.value, visitor, next, now)
    : askFactor(tx, gate.value, visitor, next, now);
}

async function enter(
  tx: Db,
  officer: Officer,
  visitor: Visitor,
  next: string,
  now: Temporal.Instant,
): Promise<LetIn> {
  const cookies = await arrive(tx, officer, visitor, 'single_sign_on', now);
  return done({ cookies: [...cookies, noStep()], next, factor: 'none' });
}

async function askFactor(
  tx: Db,
  { id }: Officer,
  { secret }: Visitor,
  next: string,
  now: Temporal.Instant,
): Promise<LetIn> {
  const { cookie, isSetUp } = await beginSecondFactor(tx, id, { secret, first: 'single_sign_on' }, now);
  return done({ cookies: [cookie], next, factor: isSetUp ? 'set up' : 'ask' });
}

const shut: readonly string[] = ['closed', 'dormant', 'no_role'] satisfies Shut[];

function resultOf(outcome: LetIn) {
  if (outcome.ok) return outcome.value.factor === 'none' ? 'signed_in' : 'factor_asked';
  return shut.includes(outcome.reason) ? (outcome.reason as Shut) : 'refused';
}
