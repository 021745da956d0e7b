import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { type DirectoryPerson, readPerson } from './person.ts';
import { type ProviderSettings, theProvider } from './provider.ts';

/** What has to be the same when the answer comes: whose question it answers, and that nobody else asked. */
export type Question = { state: string; nonce: string; verifier: string };

/**
 * Makes the question to the provider.
 *
 * @param returnTo the address of ours that the answer is sent to
 * @returns the question to keep, and the address of the provider at which it is asked
 * @throws when the provider cannot be reached
 */
export async function askProvider(
  settings: ProviderSettings,
  returnTo: URL,
  now: Temporal.Instant,
): Promise<{ question: Question; address: URL }> {
  const provider = await theProvider(settings, now);
  const question = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const address = buildAuthorizationUrl(provider, {
    redirect_uri: returnTo.href,
    scope: 'openid profile email',
    state: question.state,
    nonce: question.nonce,
    code_challenge: await calculatePKCECodeChallenge(question.verifier),
    code_challenge_method: 'S256',
  });
  return { question, address };
}

/**
 * Holds the provider's answer against the question, and fetches who it is.
 *
 * @param answer the address of ours, with its query, to which the provider sent the browser
 * @throws when the answer belongs to another question, issuer or client, is out of date or wrongly signed
 */
export async function readAnswer(
  settings: ProviderSettings & { groupsClaim: string },
  answer: URL,
  { state, nonce, verifier }: Question,
  now: Temporal.Instant,
): Promise<DirectoryPerson> {
  const provider = await theProvider(settings, now);
  const tokens = await authorizationCodeGrant(provider, answer, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('The provider sent no identity.');
  const mayTellMore = claims['email'] === undefined && provider.serverMetadata().userinfo_endpoint;
  const profile = mayTellMore ? await fetchUserInfo(provider, tokens.access_token, claims.sub) : claims;
  return readPerson(claims, profile, settings.groupsClaim);
}
