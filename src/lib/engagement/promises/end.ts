import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commitment } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockPromise, type PromiseRow, type SeenPromise, type SeenPromiseRefusal } from './lock.ts';

/** That they were told, on which day and how: "By phone to the office". */
export type Telling = { on: Temporal.PlainDate; how: string };
export type TellRefusal = SeenPromiseRefusal | 'told already' | 'not ended' | 'told before it was made';

/** How a promise ended. What was not kept says why; `told` where those it was made to know already. */
export type Ending = { ending: 'kept' | 'not_kept'; words: string | null; told: Telling | null };
export type EndRefusal = SeenPromiseRefusal | 'ended already' | 'no reason' | 'told before it was made';

/** Records that a promise was kept, or cannot be. It stays open until they were told. */
export function endPromise(
  db: Db,
  officer: Officer,
  seen: SeenPromise,
  { ending, words, told }: Ending,
  now: Temporal.Instant,
): Promise<Outcome<null, EndRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockPromise(tx, seen);
    if (!found.ok) return found;
    if (found.value.endedAt) return refused('ended already');
    if (ending === 'not_kept' && !words) return refused('no reason');
    if (told && isTooEarly(found.value, told)) return refused('told before it was made');
    const ended = { ending, endingWords: words, endedAt: now, endedBy: officer.id };
    const row = { ...ended, ...(told && tellingRow(officer, told, now)) };
    await write(tx, officer, found.value, row, now);
    return done(null);
  });
}

/** Records that those a promise was made to were told how it ended: from then on it is over. */
export function tellCommunity(
  db: Db,
  officer: Officer,
  seen: SeenPromise,
  told: Telling,
  now: Temporal.Instant,
): Promise<Outcome<null, TellRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockPromise(tx, seen);
    if (!found.ok) return found;
    if (found.value.toldAt) return refused('told already');
    if (!found.value.endedAt) return refused('not ended');
    if (isTooEarly(found.value, told)) return refused('told before it was made');
    await write(tx, officer, found.value, tellingRow(officer, told, now), now);
    return done(null);
  });
}

const isTooEarly = ({ madeAt }: PromiseRow, { on }: Telling): boolean =>
  Temporal.PlainDate.compare(on, ukDay(madeAt)) < 0;

const noon = Temporal.PlainTime.from('12:00');

const tellingRow = (officer: Officer, { on, how }: Telling, now: Temporal.Instant) => ({
  toldAt: on.equals(ukDay(now)) ? now : ukMoment(on, noon),
  toldBy: officer.id,
  toldHow: how,
});

async function write(
  tx: Db,
  officer: Officer,
  { id, sequence }: PromiseRow,
  row: Partial<typeof commitment.$inferInsert>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(commitment)
    .set({ ...row, sequence: sequence + 1 })
    .where(eq(commitment.id, id));
  const fields = [...('ending' in row ? ['ending'] : []), ...('toldAt' in row ? ['told_at'] : [])];
  await record(tx, officer, { operation: 'alter', entity: 'commitment', ids: [id], fields }, now);
}
