import { createHash, randomBytes } from 'node:crypto';
import { seal, unseal } from './seal.ts';

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

/** Encrypts a key, so that a later mail can carry the link again. */
export const sealKey = (secret: string, key: string): Uint8Array => seal(secret, 'link key', key);

/** Opens what `sealKey` made; throws when the secret is another or the bytes were changed. */
export const openKey = (secret: string, sealed: Uint8Array): string => unseal(secret, 'link key', sealed);
