import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Connection, connect } from '#db/client.ts';
import { readCsv } from '#lib/tables/read-csv.ts';
import { becoming } from '#lib/institutions/imports/count.ts';
import { readDistricts } from '#lib/institutions/imports/read/districts.ts';
import { readInstitution } from '#lib/institutions/imports/read/institution.ts';
import { knownKinds } from '#lib/institutions/imports/read/kinds.ts';
import type { ReadingDesk } from '#lib/institutions/imports/read/row.ts';
import { anImport } from '../support/imports.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const sizes = (process.env['BENCH_ROWS'] ?? '10000,100000').split(',').map(Number);

/**
 * A list of institutions checked and written, beside the same reader and the same rules with their rows copied
 * straight into the same tables: no preview, no duplicates looked for, nothing to undo by. Then the same list again.
 */
export async function measureImport({ databaseUrl, folder }: Pick<World, 'databaseUrl' | 'folder'>) {
  const connection = connect(databaseUrl, { max: 4 });
  const rows: string[][] = [];
  for (const size of sizes) {
    const path = join(folder, 'institutions.csv');
    await pipeline(Readable.from(linesOf(size)), createWriteStream(path));
    try {
      rows.push(...(await measureSize(connection, path, size)));
    } finally {
      await rm(path, { force: true });
    }
  }
  await connection.close();
  return rows;
}

async function measureSize(connection: Connection, path: string, size: number): Promise<string[][]> {
  await empty(connection);
  const ceiling = await seconds(() => validatedCopy(connection, path));
  await empty(connection);
  const list = anImport(connection, { name: 'institutions.csv' });
  const watch = watchMemory();
  const id = await list.send(createReadStream(path, { highWaterMark: 1 << 17 }));
  const check = await seconds(() => list.check(id));
  const write = await seconds(() => list.write(id));
  const memory = watch.end();
  const run = await list.find(id);
  if (run.state !== 'done') throw new Error(run.failure ?? run.state);
  const twice = await list.send(createReadStream(path));
  const again = await seconds(() => list.check(twice));
  const created = becoming((await list.find(twice)).counts, 'create');
  const undo = await seconds(() => list.undo(id));
  const many = `${size.toLocaleString('en-GB')} institutions`;
  const share = Math.round((100 * ceiling) / (check + write));
  return [
    factRow(
      `${many} imported`,
      `${shown(check + write)} s: checked ${shown(check)}, written ${shown(write)}; validated COPY ${shown(ceiling)} s, ${share}%`,
    ),
    factRow(`memory that grew with ${many}`, `${memory} MB`),
    factRow(
      `the same ${many} checked again`,
      `${shown(again)} s, ${created} new; undone in ${shown(undo)} s`,
    ),
  ];
}

async function empty({ sql }: Connection): Promise<void> {
  await sql`delete from import_run`;
  await sql`delete from institution_standing`;
  await sql`delete from institution where name like '% School %' and website like 'https://school%'`;
  // As if it had never been there: what was deleted would otherwise be walked round by the next.
  await sql`vacuum (full, analyze) institution`;
  await sql`vacuum (full, analyze) institution_standing`;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function watchMemory() {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const end = () => {
    clearInterval(timer);
    return Math.round((most - before) / 1024 / 1024);
  };
  return { end };
}

async function validatedCopy({ db, sql }: Connection, path: string): Promise<void> {
  const headings = ['name', 'kind', 'postcode', 'district', 'urn', 'website', 'telephone', 'mailbox'];
  const today = Temporal.PlainDate.from('2026-11-21');
  const desk: ReadingDesk = {
    ...{ kind: 'institutions', width: headings.length, settings: {}, today },
    columns: new Map(headings.map((heading, index) => [heading, index])),
    ...{ kinds: await knownKinds(db), districts: await readDistricts(db, today), areas: new Set() },
  };
  const columns = 'name, type_code, postcode, district_id, urn, website, telephone, mailbox';
  await sql.begin(async (tx) => {
    const into = (await tx.unsafe(`copy institution (${columns}) from stdin`).writable()) as Writable;
    await pipeline(Readable.from(validLines(desk, path), { objectMode: true, highWaterMark: 1 }), into);
    // How it stands with us from now on, as every way of adding an institution writes it.
    await tx`insert into institution_standing (institution_id, strength, tier, contact_state, at)
      select id, 0, 'D', 'open', now() from institution where website like 'https://school%'`;
  });
}

const written = ['name', 'typeCode', 'postcode', 'districtId', 'urn', 'website', 'telephone', 'mailbox'];

async function* validLines(desk: ReadingDesk, path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 19 });
  for await (const rows of readCsv(bytes, { encoding: 'utf-8', delimiter: ',' })) {
    const read = rows.filter(({ number }) => number > 1).map((row) => readInstitution(desk, row, new Map()));
    yield read
      .filter(({ problems }) => problems.length === 0)
      .map(({ record }) => `${written.map((field) => String(record[field] ?? '\\N')).join('\t')}\n`)
      .join('');
  }
}

const words = ['Ashmere', 'Brook', 'Castle', 'Dene', 'Elm', 'Ford', 'Grove', 'Heath', 'Ivel', 'Kings'];
const kinds = ['Community', 'Primary', 'Park', 'Hill', 'Valley', 'Manor', 'Lane'];
const areas = ['MK', 'LU', 'SG', 'CB', 'PE', 'NR'];
const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/** Lines as a register of schools writes them: names alike, each at a postcode of its own. */
function* linesOf(size: number): Generator<string> {
  yield 'Name,Type,Postcode,District,URN,Website,Telephone,Email\n';
  for (let n = 0; n < size; n++) {
    const [out, end] = [n % 276, Math.floor(n / 276)];
    const postcode = `${areas[out % 6]}${1 + Math.floor(out / 6)} ${end % 10}${letters[Math.floor(end / 10) % 20]}${letters[Math.floor(end / 200) % 20]}`;
    const name = `${words[n % 10]} ${words[Math.floor(n / 7) % 10]} ${kinds[n % 7]} School ${n}`;
    yield `"${name}",Secondary school,${postcode},Bedford,${n < 900_000 ? 100_000 + n : ''},https://school${n}.example/,01632 96${String(n % 10_000).padStart(4, '0')},office@school${n}.example\n`;
  }
}
