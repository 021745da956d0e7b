import type { Sql, SqlTransaction } from '#db/sql.ts';
import { linkHash } from './chain/links.ts';
import { type Linked, readLinks, readSeals } from './chain/read.ts';
import { hex, isSame, type Seal, sealKey, signature } from './chain/seals.ts';
import { type Break, ChainWalk } from './chain/walk.ts';
import { countEntries, findLate } from './chain/unlinked.ts';

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
  broken: Break | null;
  /** What the chain held at the position that was asked for, to compare with a hash kept elsewhere. */
  hashAsked: string | null;
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
export function verifyChain(sql: Sql, secret: string, { onProgress, ask }: Options = {}): Promise<Verdict> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const { entries, unused } = await countEntries(tx);
    const walk = new ChainWalk(sealKey(secret));
    const seals = sealReader(tx);
    const found = { broken: null as Break | null, hashAsked: null as string | null };
    for (let links = await readLinks(tx, 0, pageSize); links.length > 0 && !found.broken;) {
      for (const [index, linked] of links.entries()) {
        const batch = await seals.covering(linked.position);
        found.broken = walk.link(linked, batch);
        if (found.broken?.fault === 'entry')
          found.broken.fault = (await isLinkItself(tx, walk, linked, {
            next: links[index + 1],
            batch,
            secret,
          }))
            ? 'link'
            : 'entry';
        if (found.broken) break;
        if (linked.position === ask) found.hashAsked = hex(linked.hash);
      }
      await onProgress?.({ checked: walk.position, entries });
      links = await readLinks(tx, walk.position, pageSize);
    }
    const { late, waiting } = await findLate(tx, walk);
    const left = await seals.covering(walk.position + 1);
    const broken = found.broken ?? (left ? lostLinks(walk) : late);
    const headHash = walk.position > 0 ? hex(walk.hash) : null;
    return { entries, sealed: walk.position, waiting, unused, headHash, ...found, broken };
  });
}

const lostLinks = ({ position }: ChainWalk): Break => ({
  fault: 'gap',
  position: position + 1,
  entryId: null,
  at: null,
});

/** Seals in order, read a few at a time. */
function sealReader(tx: SqlTransaction) {
  let read: Seal[] = [];
  let current = 0;
  let seen = 0;
  const covering = async (position: number): Promise<Seal | undefined> => {
    for (;;) {
      const seal = read[current];
      if (seal && position <= seal.lastPosition) return seal;
      if (seal) {
        current++;
        continue;
      }
      read = await readSeals(tx, seen, 1_000);
      current = 0;
      if (read.length === 0) return undefined;
      seen = read.at(-1)!.id;
    }
  };
  return { covering };
}

// If what follows still rests on the entry as it is, then it is the link that was changed and not the entry.
async function isLinkItself(
  tx: SqlTransaction,
  walk: ChainWalk,
  { entry, position }: Linked,
  { next, batch, secret }: { next: Linked | undefined; batch: Seal | undefined; secret: string },
): Promise<boolean> {
  if (!entry || !batch) return false;
  const right = linkHash(walk.hash, entry);
  if (batch.lastPosition === position)
    return isSame(batch.signature, signature(sealKey(secret), batch, right, walk.seal?.signature ?? null));
  const following = next ?? (await readLinks(tx, position, 1))[0];
  return following?.entry ? isSame(following.hash, linkHash(right, following.entry)) : false;
}
