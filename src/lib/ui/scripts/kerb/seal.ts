// Seals a note for the server: whoever finds the phone cannot read it, and neither can this page.
import type { KeptNote } from './notes.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer | Uint8Array): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Whose note it is, and the key with which the server lets them seal it. */
export type Holder = { officer: string; noteKey: string };

/** The note as it may lie on the phone. */
export async function seal(
  { officer, noteKey }: Holder,
  id: string,
  typed: unknown,
  keptAt = Date.now(),
): Promise<KeptNote> {
  const { subtle } = crypto;
  const ours = await subtle.importKey('raw', bytesOf(noteKey), curve, false, []);
  const once = await subtle.generateKey(curve, false, ['deriveBits']);
  const open = await subtle.exportKey('raw', once.publicKey);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: ours }, once.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const words = new TextEncoder();
  const how = { name: 'HKDF', hash: 'SHA-256', salt: open, info: words.encode('engagement note') };
  const key = await subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const about = { name: 'AES-GCM', iv, additionalData: words.encode(id) };
  const box = await subtle.encrypt(about, key, words.encode(JSON.stringify(typed)));
  return { id, officer, key: textOf(open), iv: textOf(iv), box: textOf(box), keptAt };
}
