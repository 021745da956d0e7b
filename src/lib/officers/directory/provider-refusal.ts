import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/** Why the provider's answer led nowhere. */
export type ProviderRefusal = 'unreachable' | 'declined' | 'set up wrongly' | 'not believed';

/**
 * What lies behind an error of the exchange with the provider. Whatever is not known to be harmless is an answer
 * that we do not believe: another state or nonce, issuer, audience, signature or time than was asked for.
 */
export function refusalOf(error: unknown): ProviderRefusal {
  if (error instanceof AuthorizationResponseError) return ofAnswer(error.error);
  if (error instanceof WWWAuthenticateChallengeError) return 'set up wrongly';
  if (error instanceof ResponseBodyError)
    return error.error === 'invalid_grant' ? 'not believed' : 'set up wrongly';
  return isUnreachable(error) ? 'unreachable' : 'not believed';
}

function ofAnswer(error: string): ProviderRefusal {
  if (error === 'temporarily_unavailable' || error === 'server_error') return 'unreachable';
  return ['access_denied', 'login_required', 'interaction_required'].includes(error)
    ? 'declined'
    : 'set up wrongly';
}

// `fetch` throws a TypeError when there is no answer; the others are a status or a page that is none of the protocol.
const noAnswer = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
];

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'fetch failed' || noAnswer.includes((error as NodeJS.ErrnoException).code ?? ''));
