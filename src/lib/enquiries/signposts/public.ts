import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import { signpost, type Worry } from '#db/schema/signposts.ts';
import { overlay, type ShownSignpost, type SignpostRow } from './overlay.ts';
import { shippedSignposts } from './shipped.ts';

const rows = lastGood<SignpostRow[]>(20);
const order = [asc(signpost.position), asc(signpost.name)];

/** Every national signpost, from the last good copy over what ships: it answers with the database down. */
export async function publicSignposts(db: Db, now: Temporal.Instant): Promise<ShownSignpost[]> {
  const { known } = await rows(db, now, async () =>
    db
      .select()
      .from(signpost)
      .orderBy(...order),
  );
  return overlay(shippedSignposts, known ?? [], now);
}

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
