import { createHash } from 'node:crypto';
import { type ChainEntry, entryText } from './entry-text.ts';

/** What stands before the first link. */
export const beginning: Buffer = Buffer.alloc(32);

/** The hash of a link: SHA-256 of the hash before it and the entry's canonical text. */
export const linkHash = (before: Uint8Array, entry: ChainEntry): Buffer =>
  createHash('sha256').update(before).update(entryText(entry)).digest();

type Place = { transaction: string; id: number };

/** Whether one entry comes after another: by transaction, within one by number. */
export function isAfter(one: Place, other: Place): boolean {
  const [a, b] = [BigInt(one.transaction), BigInt(other.transaction)];
  return a === b ? one.id > other.id : a > b;
}
