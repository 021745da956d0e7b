import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** A note as a phone keeps it: only the server can read it, not the phone that wrote it. */
export type SealedNote = {
  /** Names the note, and is sealed in with it. */
  id: string;
  /** The public half of a key that was used for this note alone: base64url, uncompressed P-256. */
  key: string;
  iv: string;
  box: string;
};

const curve = 'prime256v1';
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

// Nothing is stored: an officer's key follows from the secret and from who they are.
function keyOf(secret: string, officerId: string) {
  const raw = Buffer.from(hkdfSync('sha256', secret, '', `note of ${officerId}`, 48));
  const scalar = (BigInt(`0x${raw.toString('hex')}`) % (order - 1n)) + 1n;
  const pair = createECDH(curve);
  pair.setPrivateKey(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex'));
  return pair;
}

/** The key with which an officer's phone seals what it keeps; with it nothing can be opened. */
export const noteKeyOf = (secret: string, officerId: string): string =>
  keyOf(secret, officerId).getPublicKey('base64url', 'uncompressed');

/** Opens a note that was sealed for an officer; null where it was sealed for somebody else, or was changed. */
export function openNote(secret: string, officerId: string, { id, key, iv, box }: SealedNote): unknown {
  try {
    const shared = keyOf(secret, officerId).computeSecret(bytesOf(key));
    const opening = Buffer.from(hkdfSync('sha256', shared, bytesOf(key), 'engagement note', 32));
    const sealed = bytesOf(box);
    const decipher = createDecipheriv('aes-256-gcm', opening, bytesOf(iv));
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString();
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
