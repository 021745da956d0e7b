import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs a text with 128 bits, so that a link can carry what it stands for and no table needs to.
 *
 * @param purpose what the text is for: what is signed for one purpose is worth nothing for another
 */
export const sign = (secret: string, purpose: string, text: string): string =>
  mac(secret, purpose, text).toString('base64url');

/** Whether `sign` made this signature for this text: the same letters, so that no link has two spellings. */
export function isSigned(secret: string, purpose: string, text: string, signature: string): boolean {
  const [own, given] = [Buffer.from(sign(secret, purpose, text)), Buffer.from(signature)];
  return own.length === given.length && timingSafeEqual(own, given);
}

const mac = (secret: string, purpose: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\0${text}`).digest().subarray(0, 16);
