import type { ChainFault } from '#db/schema/audit.ts';
import { beginning, isAfter, linkHash } from './links.ts';
import type { Linked } from './read.ts';
import { isSame, type Seal, sealKey, signature } from './seals.ts';

/** Where a chain broke first. */
export type Break = {
  fault: ChainFault;
  position: number | null;
  entryId: number | null;
  /** When the entry was made, as it says itself. */
  at: string | null;
};

/** Walks along a chain, link by link and seal by seal, and remembers no more than the last of each. */
export class ChainWalk {
  position = 0;
  hash: Uint8Array = beginning;
  seal: Seal | null = null;
  last: { transaction: string; id: number } | null = null;
  readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = sealKey(secret);
  }

  /** Goes one link on; the break, if it does not hold. */
  link(linked: Linked, batch: Seal | undefined): Break | null {
    const fault = this.#faultOf(linked, batch);
    if (fault)
      return { fault, position: linked.position, entryId: linked.entryId, at: linked.entry?.at ?? null };
    const { id, transaction } = linked.entry!;
    this.position = linked.position;
    this.hash = linked.hash;
    this.last = { id, transaction };
    if (batch?.lastPosition === linked.position) return this.#close(batch, linked);
    return null;
  }

  #faultOf({ position, entry, hash }: Linked, batch: Seal | undefined): ChainFault | null {
    if (position !== this.position + 1) return 'gap';
    // A link that no seal covers was not written by the sealer, which writes both in one transaction.
    if (!batch || position < batch.firstPosition) return 'signature';
    if (!entry) return 'missing';
    if (!isSame(hash, linkHash(this.hash, entry))) return 'entry';
    if (this.last && !isAfter(entry, this.last)) return 'order';
    if (BigInt(entry.transaction) > BigInt(batch.below)) return 'order';
    return this.seal && BigInt(entry.transaction) < BigInt(this.seal.below) ? 'order' : null;
  }

  #close(batch: Seal, { position, entryId, hash, entry }: Linked): Break | null {
    const before = this.seal;
    const follows =
      batch.id === (before?.id ?? 0) + 1 && batch.firstPosition === (before?.lastPosition ?? 0) + 1;
    const signed = signature(this.key, batch, hash, before?.signature ?? null);
    this.seal = batch;
    if (follows && isSame(batch.signature, signed)) return null;
    return { fault: follows ? 'signature' : 'gap', position, entryId, at: entry?.at ?? null };
  }
}
