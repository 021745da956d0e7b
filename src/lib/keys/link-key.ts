import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A link's key as the database may hold it: a hash to find it by, and a copy only the secret opens. */
export type StoredKey = { hash: Uint8Array; sealed: Uint8Array };

/** The hash by which a link's key is looked up. SHA-256 is enough: a key has 160 random bits. */
export const hashKey = (key: string): Uint8Array => createHash('sha256').update(key).digest();

/**
 * Makes the key of a new link.
 *
 * @param secret at least 32 characters; whoever has it and the database can open every link
 */
export function makeKey(secret: string): StoredKey & { key: string } {
  const key = randomBytes(20).toString('base64url');
  return { key, hash: hashKey(key), sealed: sealKey(secret, key) };
}

/** Encrypts a key with AES-256-GCM, so that a later mail can carry the link again. */
export function sealKey(secret: string, key: string): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(secret), nonce);
  return Buffer.concat([nonce, cipher.update(key, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealKey` made; throws when the secret is another or the bytes were changed. */
export function openKey(secret: string, sealed: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(secret), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
}

const cipherKey = (secret: string) => createHash('sha256').update(`link key ${secret}`).digest();
