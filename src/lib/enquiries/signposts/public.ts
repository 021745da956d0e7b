import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { signpost, type Worry } from '#db/schema/signposts.ts';
import { lastGood } from './last-good.ts';
import { overlay, type ShownSignpost } from './overlay.ts';
import { shippedSignposts } from './shipped.ts';

const rows = lastGood(20, (db) =>
  db.select().from(signpost).orderBy(asc(signpost.position), asc(signpost.name)),
);

/** Every national signpost, from the last good copy over what ships: it answers with the database down. */
export const publicSignposts = async (db: Db, now: Temporal.Instant): Promise<ShownSignpost[]> =>
  overlay(shippedSignposts, (await rows(db, now)) ?? [], now);

type Wanted = { codes?: readonly string[]; worries?: readonly Worry[] };

/** Those that a page names, in its order, then whatever else answers its kinds of worry. */
export function pickSignposts(
  all: readonly ShownSignpost[],
  { codes = [], worries = [] }: Wanted,
): ShownSignpost[] {
  const named = codes.flatMap((code) => all.find((one) => one.code === code) ?? []);
  const others = all.filter((one) => worries.includes(one.worry) && !codes.includes(one.code));
  return [...named, ...others];
}
