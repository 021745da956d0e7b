import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { PostcodeReleaseId } from '#db/schema/postcodes.ts';
import type { Sql, SqlTransaction } from '#db/sql.ts';
import { ukDay } from '#lib/dates.ts';
import type { Source } from '#lib/files/source.ts';
import { attributionOf, publishedOn } from './attribution.ts';
import { noTally, readList, type Tally } from './read-list.ts';
import { copyInto, makeStaging, swapList } from './swap.ts';
import { UnreadableList } from './unreadable.ts';

export type Imported = { ok: true; tally: Tally; moved: number } | { ok: false; failure: string };

type Reading = {
  sql: Sql;
  id: PostcodeReleaseId;
  source: Source;
  clock: () => Temporal.Instant;
  /** Told after each piece of the list. */
  onProgress?: (tally: Tally) => void;
};

/** After how many bytes of the file its page hears how far it is. */
const tellAfter = 4 * 1024 * 1024;

/**
 * Reads a list of postcodes and puts it in the place of the one in use, all in one transaction: whatever goes wrong,
 * the former list stays as it was. What came of it is written on the release.
 *
 * @throws accidents, after the release says that there was one
 */
export async function importList({ sql, id, source, clock, onProgress }: Reading): Promise<Imported> {
  const tally = noTally();
  const publishedIn = publishedOn(source.name);
  const day = publishedIn ?? ukDay(clock());
  try {
    let moved = 0;
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(7251964021)`;
      await makeStaging(tx);
      await copyList(
        tx,
        told(readList(source, tally), tally, (now) => note(sql, id, now), onProgress),
      );
      moved = await swapList(tx, day);
      const attribution = attributionOf(tally.source!, day.year);
      await tx`
        update postcode_release set ${tx(columnsOf(tally))}, source = ${tally.source!}, rows_moved = ${moved},
          attribution = ${attribution}, published_on = ${publishedIn?.toString() ?? null},
          finished_at = ${clock().toString()}
        where id = ${id}`;
    });
    return { ok: true, tally, moved };
  } catch (error) {
    const failure =
      error instanceof UnreadableList ? error.message : 'It was stopped by a fault of the system.';
    await sql`
      update postcode_release set ${sql(columnsOf(tally))}, failed_at = ${clock().toString()}, failure = ${failure}
      where id = ${id} and finished_at is null`;
    if (!(error instanceof UnreadableList)) throw error;
    return { ok: false, failure };
  }
}

async function copyList(tx: SqlTransaction, rows: AsyncIterable<Buffer>): Promise<void> {
  const into = (await tx.unsafe(copyInto).writable()) as Writable;
  await pipeline(Readable.from(rows, { objectMode: true, highWaterMark: 2 }), into);
}

async function* told(
  rows: AsyncIterable<Buffer>,
  tally: Tally,
  write: (tally: Tally) => Promise<void>,
  onProgress: Reading['onProgress'],
): AsyncGenerator<Buffer> {
  let due = 0;
  for await (const piece of rows) {
    if (tally.bytesRead >= due) {
      due = tally.bytesRead + tellAfter;
      await write(tally);
    }
    onProgress?.(tally);
    yield piece;
  }
  await write(tally);
}

// On a connection of its own, so that it shows before the transaction ends.
async function note(sql: Sql, id: PostcodeReleaseId, tally: Tally): Promise<void> {
  await sql`update postcode_release set ${sql(columnsOf(tally))} where id = ${id}`;
}

const columnsOf = ({
  bytesRead,
  bytesAll,
  rowsRead,
  rowsKept,
  rowsDropped,
  rowsRefused,
  refusals,
}: Tally) => ({
  bytes_read: bytesRead,
  bytes_all: bytesAll,
  rows_read: rowsRead,
  rows_kept: rowsKept,
  rows_dropped: rowsDropped,
  rows_refused: rowsRefused,
  refusals,
});
