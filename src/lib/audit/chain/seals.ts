import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A batch of links as it is signed. */
export type Seal = {
  id: number;
  /** To the microsecond, in UTC. */
  sealedAt: string;
  firstPosition: number;
  lastPosition: number;
  /** Every entry of a transaction below this one is in the chain. */
  below: string;
  signature: Uint8Array;
};

/** What signs seals: derived from the secret of the installation, and for nothing else. */
export const sealKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'concord access log seal', 32));

/**
 * The signature of a batch, over its place, its last link and the signature before it.
 *
 * @param before of the seal before it, or null for the first
 */
export function signature(
  key: Uint8Array,
  seal: Omit<Seal, 'signature'>,
  headHash: Uint8Array,
  before: Uint8Array | null,
): Buffer {
  const { id, sealedAt, firstPosition, lastPosition, below } = seal;
  const signed = ['concord access log seal 1', id, sealedAt, firstPosition, lastPosition, below];
  const text = JSON.stringify([...signed, hex(headHash), before && hex(before)]);
  return createHmac('sha256', key).update(text).digest();
}

/** Whether two signatures are the same, in a time that tells nothing. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** Bytes as they are written down and read out. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
