import { randomBytes } from 'node:crypto';

const prefix = randomBytes(6).toString('base64url');
let count = 0;

/** A name for one request that no other has: a random part for this process and a count. */
const nextRequestId = (): string => `${prefix}-${(++count).toString(36)}`;

/** The name that a trusted proxy gave the request, or one of ours. */
export function requestIdOf(given: string | string[] | undefined, trustedProxies: number): string {
  return trustedProxies > 0 && typeof given === 'string' && /^[\w-]{8,64}$/.test(given)
    ? given
    : nextRequestId();
}
