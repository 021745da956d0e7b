import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/refusals.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { signpost, type SignpostDeed, type SignpostId, signpostStep } from '#db/schema/signposts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { differences } from './differences.ts';
import type { SignpostRow } from './overlay.ts';
import { neverRetired } from './words.ts';

export type SignpostGiven = Pick<
  SignpostRow,
  | 'name'
  | 'about'
  | 'areaId'
  | 'audience'
  | 'worry'
  | 'phone'
  | 'textTo'
  | 'href'
  | 'site'
  | 'hours'
  | 'languages'
  | 'source'
>;
export type SeenSignpost = { id: SignpostId; sequence: number };
export type KeepRefusal = 'no such signpost' | 'changed meanwhile' | 'always there';

/** Adds a signpost that somebody just read at its source. */
export async function addSignpost(
  db: Db,
  officer: Officer,
  { code, ...given }: SignpostGiven & { code: string },
  now: Temporal.Instant,
): Promise<Outcome<SignpostId, 'code taken'>> {
  try {
    return await db.transaction(async (tx) => {
      const checked = { checkedAt: now, checkedBy: officer.id };
      const [made] = await tx
        .insert(signpost)
        .values({ code, ...given, ...checked })
        .returning({ id: signpost.id });
      await note(tx, officer, { id: made!.id, deed: 'added', changes: [] }, now);
      return done(made!.id);
    });
  } catch (error) {
    if (constraintOf(error) === 'signpost_code_unique') return refused('code taken');
    throw error;
  }
}

/** Changes a signpost, takes it out of use or brings it back: whoever does has just looked at its source. */
export const changeSignpost = (
  db: Db,
  officer: Officer,
  { given, isRetired, ...seen }: SeenSignpost & { given: SignpostGiven; isRetired: boolean },
  now: Temporal.Instant,
): Promise<Outcome<null, KeepRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lock(tx, seen);
    if (!found.ok) return found;
    const row = found.value;
    if (isRetired && neverRetired.includes(row.code)) return refused('always there');
    const retiredAt = isRetired ? (row.retiredAt ?? now) : null;
    await write(tx, officer, row, { ...given, retiredAt }, now);
    const deed = deedOf(row, isRetired);
    const changes = differences(row, given, await areaNames(tx, [row.areaId, given.areaId]));
    await note(tx, officer, { id: row.id, deed, changes }, now);
    return done(null);
  });

/** Notes that somebody held a signpost against its source, and it was right. */
export const markChecked = (
  db: Db,
  officer: Officer,
  seen: SeenSignpost,
  now: Temporal.Instant,
): Promise<Outcome<null, KeepRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lock(tx, seen);
    if (!found.ok) return found;
    await write(tx, officer, found.value, {}, now);
    await note(tx, officer, { id: seen.id, deed: 'checked', changes: [] }, now);
    return done(null);
  });

/** How areas are called in the history of a signpost, where none means that it is national. */
async function areaNames(tx: Db, ids: readonly (AreaId | null)[]): Promise<(id: AreaId | null) => string> {
  const known = ids.filter((id) => id !== null);
  const rows = await tx.select({ id: area.id, name: area.name }).from(area).where(inArray(area.id, known));
  return (id) => rows.find((row) => row.id === id)?.name ?? 'everywhere';
}

const deedOf = ({ retiredAt }: SignpostRow, isRetired: boolean): SignpostDeed => {
  if (isRetired && !retiredAt) return 'retired';
  return !isRetired && retiredAt ? 'restored' : 'changed';
};

async function lock(tx: Db, { id, sequence }: SeenSignpost): Promise<Outcome<SignpostRow, KeepRefusal>> {
  const [found] = await tx.select().from(signpost).where(eq(signpost.id, id)).for('update');
  if (!found) return refused('no such signpost');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

const write = (
  tx: Db,
  officer: Officer,
  { id, sequence }: SignpostRow,
  set: Partial<SignpostRow>,
  now: Temporal.Instant,
) =>
  tx
    .update(signpost)
    .set({ ...set, checkedAt: now, checkedBy: officer.id, sequence: sequence + 1 })
    .where(eq(signpost.id, id));

type Noted = { id: SignpostId; deed: SignpostDeed; changes: readonly string[] };

async function note(tx: Db, officer: Officer, { id, deed, changes }: Noted, now: Temporal.Instant) {
  const step = { signpostId: id, deed, changes: [...changes], at: now, officerId: officer.id };
  await tx.insert(signpostStep).values(step);
  const operation = deed === 'added' ? 'collect' : 'alter';
  await record(tx, officer, { operation, entity: 'signpost', ids: [id], fields: [] }, now);
}
