import { connect } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { postcodeRelease } from '#db/schema/postcodes.ts';
import { importList } from '#lib/areas/postcodes/import-list.ts';
import type { Tally } from '#lib/areas/postcodes/read-list.ts';
import { hasUnderWay } from '#lib/areas/postcodes/releases.ts';
import { diskSource } from '#lib/files/disk-source.ts';

// `npm run postcodes:import -- FILE`: puts a list of postcodes (ONSPD, NSPL or Code-Point Open, as CSV or in the
// publisher's zip) in the place of the one in use. Ends with 1 when the list cannot be used, 2 when it could not try.
const number = (value: number) => value.toLocaleString('en-GB');
const clock = () => Temporal.Now.instant();

function show({ bytesRead, bytesAll, rowsRead }: Tally): void {
  if (!process.stderr.isTTY) return;
  const share = bytesAll === 0 ? 0 : Math.min(1, bytesRead / bytesAll);
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
  process.stderr.write(`\r\u001B[K${bar} ${Math.round(share * 100)}%  ${number(rowsRead)} rows`);
}

function tell({ rowsKept, rowsDropped, rowsRefused, refusals }: Tally, moved: number): void {
  console.log(`${number(rowsKept)} postcodes are in use now. ${number(moved)} moved to another district.`);
  console.log(`${number(rowsDropped)} of Northern Ireland were left out: their licence differs.`);
  if (rowsRefused > 0) console.log(`${number(rowsRefused)} lines hold no postcode, such as:`);
  for (const refusal of refusals.slice(0, 5)) console.log(`  ${refusal}`);
}

async function main(): Promise<void> {
  const [path] = process.argv.slice(2);
  const { DATABASE_URL: url } = process.env;
  if (!path) throw new Error('Say which file: npm run postcodes:import -- ONSPD_MAY_2026_UK.zip');
  if (!url) throw new Error('Set DATABASE_URL to the database that the list is for.');
  const source = await diskSource(path);
  const { db, sql, close } = connect(url, { max: 2 });
  const began = performance.now();
  try {
    await migrate(sql);
    if (await hasUnderWay(db, clock())) throw new Error('A list of postcodes is being read already.');
    const release = { source: 'onspd', attribution: '', fileName: source.name, startedAt: clock() } as const;
    const [made] = await db.insert(postcodeRelease).values(release).returning({ id: postcodeRelease.id });
    const imported = await importList({ sql, id: made!.id, source, clock, onProgress: show });
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (imported.ok) tell(imported.tally, imported.moved);
    else console.log(`${imported.failure} The list in use stays as it is.`);
    if (!imported.ok) process.exitCode = 1;
    console.log(`That took ${((performance.now() - began) / 1000).toFixed(1)} seconds.`);
  } finally {
    await close();
  }
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
