import type { Sql, SqlTransaction } from '#db/sql.ts';
import { linkHash } from './chain/links.ts';
import { type Linked, readLinks } from './chain/read.ts';
import { sealReader } from './chain/seal-reader.ts';
import { hex, isSame, type Seal, signature } from './chain/seals.ts';
import { countEntries, findLate } from './chain/unlinked.ts';
import { type Break, ChainWalk } from './chain/walk.ts';

/** What a walk along the whole chain found. */
export type Verdict = {
  /** Entries in the log. */
  entries: number;
  /** Entries in the chain, up to where it broke. */
  sealed: number;
  /** Entries that are too young to be sealed. */
  waiting: number;
  /** Numbers that no entry carries: rolled back transactions leave them, and so would entries taken out unsealed. */
  unused: number;
  headHash: string | null;
  /** What the chain held at the position that was asked for, to compare with a hash kept elsewhere. */
  hashAsked: string | null;
  /** Where it broke first, or null when it holds. */
  broken: Break | null;
};

export type Progress = { checked: number; entries: number };

type Options = {
  onProgress?: (progress: Progress) => void | Promise<void>;
  /** A position whose hash somebody kept elsewhere. */
  ask?: number | undefined;
};

const pageSize = 5_000;

/**
 * Walks along the whole chain and tells where it breaks first, if it does. Entries are read and hashed a few
 * thousand at a time, all as they were at one moment.
 *
 * @param secret of the installation, by which each batch was signed
 */
export function verifyChain(sql: Sql, secret: string, options: Options = {}): Promise<Verdict> {
  return sql.begin('isolation level repeatable read read only', (tx) => verifyWithin(tx, secret, options));
}

/** The same within a transaction of the caller's, which sees the log at one moment. */
export async function verifyWithin(
  tx: SqlTransaction,
  secret: string,
  options: Options = {},
): Promise<Verdict> {
  const counted = await countEntries(tx);
  const walk = new ChainWalk(secret);
  const seals = sealReader(tx);
  const along = await walkAlong(tx, walk, seals, counted.entries, options);
  const { late, waiting } = await findLate(tx, walk);
  const lost = (await seals.covering(walk.position + 1)) ? lostLinks(walk) : null;
  const headHash = walk.position > 0 ? hex(walk.hash) : null;
  return {
    ...counted,
    ...along,
    sealed: walk.position,
    waiting,
    headHash,
    broken: along.broken ?? lost ?? late,
  };
}

async function walkAlong(
  tx: SqlTransaction,
  walk: ChainWalk,
  seals: ReturnType<typeof sealReader>,
  entries: number,
  { onProgress, ask }: Options,
): Promise<Pick<Verdict, 'broken' | 'hashAsked'>> {
  let hashAsked: string | null = null;
  for (;;) {
    const links = await readLinks(tx, walk.position, pageSize);
    if (links.length === 0) return { broken: null, hashAsked };
    for (const linked of links) {
      const batch = seals.known(linked.position) ?? (await seals.covering(linked.position));
      const broken = walk.link(linked, batch);
      if (broken) return { broken: await named(tx, walk, broken, linked, batch), hashAsked };
      if (linked.position === ask) hashAsked = hex(linked.hash);
    }
    await onProgress?.({ checked: walk.position, entries });
  }
}

// Seals are there for links that are not.
const lostLinks = ({ position }: ChainWalk): Break => ({
  fault: 'gap',
  position: position + 1,
  entryId: null,
  at: null,
});

// If what follows still rests on the entry as it is, then it is the link that was changed and not the entry.
async function named(
  tx: SqlTransaction,
  walk: ChainWalk,
  broken: Break,
  { entry, position }: Linked,
  batch: Seal | undefined,
): Promise<Break> {
  if (broken.fault !== 'entry' || !entry || !batch) return broken;
  const right = linkHash(walk.hash, entry);
  const isLink =
    batch.lastPosition === position
      ? isSame(batch.signature, signature(walk.key, batch, right, walk.seal?.signature ?? null))
      : await restsOn(tx, right, position);
  return isLink ? { ...broken, fault: 'link' } : broken;
}

async function restsOn(tx: SqlTransaction, right: Uint8Array, position: number): Promise<boolean> {
  const [next] = await readLinks(tx, position, 1);
  return next?.entry ? isSame(next.hash, linkHash(right, next.entry)) : false;
}
