import type { Db } from '#db/client.ts';
import { openKey, sealKey } from '#lib/keys/link-key.ts';
import { done } from '#lib/outcome.ts';
import { openStep, type Step } from '../sign-in/steps.ts';
import { askProvider, type Question } from './ask.ts';
import type { ProviderSettings } from './provider.ts';
import { type ProviderRefusal, refusalOf } from './provider-refusal.ts';

/** What stands around a single sign-on: the provider, the secret that seals, and our address for the answer. */
export type Around = {
  provider: ProviderSettings & { groupsClaim: string; asksSecondFactor: boolean };
  secret: string;
  returnTo: URL;
};

/** A refusal of the provider's, with what was thrown, for the log. */
export type Failed<Reason extends string> = { ok: false; reason: Reason; failure?: unknown };

/** Begun: the Set-Cookie value that ties it to the browser, and the address at the provider to go to. */
export type Begun = { ok: true; value: { cookie: string; address: URL } } | Failed<ProviderRefusal>;

/**
 * Begins a single sign-on.
 *
 * @param next the page of ours to go to afterwards
 */
export async function beginSingleSignOn(
  db: Db,
  { provider, secret, returnTo }: Around,
  next: string,
  now: Temporal.Instant,
): Promise<Begun> {
  try {
    const { question, address } = await askProvider(provider, returnTo, now);
    const sealed = Buffer.from(sealKey(secret, JSON.stringify(question))).toString('base64url');
    const cookie = await openStep(db, 'single_sign_on', { details: { question: sealed, next } }, now);
    return done({ cookie, address });
  } catch (failure) {
    return { ok: false, reason: refusalOf(failure), failure };
  }
}

/** The question that a step keeps, and the page to go to afterwards. */
export function questionOf({ details }: Step, secret: string): { question: Question; next: string } {
  const sealed = Buffer.from(String(details['question']), 'base64url');
  return { question: JSON.parse(openKey(secret, sealed)) as Question, next: String(details['next']) };
}
