import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';

/** Letters and figures alone: "St Albans" and "St. Albans" are the same. */
export const plainName = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

// More names than this are not held: asking the database is then the smaller cost.
const mostHeld = 50_000;
const named = remembered<readonly string[] | null>(60);

/**
 * Whether a place or district may be called so, or begin so: false spares the question, which most searches for
 * people would ask in vain. From a list of names that may be a minute old.
 */
export async function mayBePlace(db: Db, words: string, now: Temporal.Instant): Promise<boolean> {
  const asked = plainName(words);
  const names = await named(db, '', now, () => readNames(db));
  if (names === null) return true;
  if (names[placeOf(names, asked)]?.startsWith(asked)) return true;
  return Array.from(asked, (_, at) => asked.slice(0, at + 1)).some(
    (beginning) => names[placeOf(names, beginning)] === beginning,
  );
}

async function readNames(db: Db): Promise<readonly string[] | null> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from place union select name from area where kind = 'district' and valid_to is null
    limit ${sql.raw(String(mostHeld + 1))}`);
  return rows.length > mostHeld ? null : rows.map(({ name }) => plainName(name)).toSorted(byUnits);
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a name stands in a sorted list, or would. */
function placeOf(names: readonly string[], name: string): number {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (names[middle]! < name) from = middle + 1;
    else to = middle;
  }
  return from;
}
