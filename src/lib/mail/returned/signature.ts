import { createHmac, timingSafeEqual } from 'node:crypto';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type SignatureRefusal = 'not signed' | 'too old';

/** How far the clock of whoever signs may be from ours, in minutes. */
export const signedWithin = 5;

/** The header that signs a body at a moment: "t=1796310000,v1=5f3c…". */
export function signatureOf(secret: string, body: Uint8Array, at: Temporal.Instant): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  return `t=${seconds},v1=${Buffer.from(signed(secret, String(seconds), body)).toString('hex')}`;
}

/** Checks that whoever knows the secret signed a body, just now; answers with the signature. */
export function readSignature(
  secret: string,
  header: string | null,
  body: Uint8Array,
  now: Temporal.Instant,
): Outcome<Uint8Array, SignatureRefusal> {
  const [, seconds, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header?.trim() ?? '') ?? [];
  if (!seconds || !hex) return refused('not signed');
  const given = Buffer.from(hex, 'hex');
  if (!timingSafeEqual(given, signed(secret, seconds, body))) return refused('not signed');
  const apart = Math.abs(now.epochMilliseconds / 1000 - Number(seconds));
  return apart <= signedWithin * 60 ? done(given) : refused('too old');
}

const signed = (secret: string, seconds: string, body: Uint8Array): Uint8Array =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
