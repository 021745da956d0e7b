import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Encrypts a text with AES-256-GCM.
 *
 * @param purpose what the text is for, and whose: what is sealed for one purpose opens for no other
 */
export function seal(secret: string, purpose: string, text: string): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(secret, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made; throws when secret or purpose is another, or the bytes were changed. */
export function unseal(secret: string, purpose: string, sealed: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(secret, purpose), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
}

const cipherKey = (secret: string, purpose: string) =>
  createHash('sha256').update(`${purpose} ${secret}`).digest();
