import type { SqlTransaction } from '#db/sql.ts';
import { readSeals } from './read.ts';
import type { Seal } from './seals.ts';

/** Reads seals in their order, a few at a time, for whoever goes along the links. */
export function sealReader(tx: SqlTransaction) {
  let read: Seal[] = [];
  let index = 0;
  let seen = 0;
  /** The seal over a position, if it is among those read already. */
  const known = (position: number): Seal | undefined => {
    while (index < read.length && read[index]!.lastPosition < position) index++;
    return read[index];
  };
  /** The seal over a position; none when no seal reaches so far. */
  const covering = async (position: number): Promise<Seal | undefined> => {
    for (;;) {
      const found = known(position);
      if (found) return found;
      read = await readSeals(tx, seen, 1_000);
      index = 0;
      if (read.length === 0) return undefined;
      seen = read.at(-1)!.id;
    }
  };
  return { known, covering };
}
