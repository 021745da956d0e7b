import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect } from '#db/client.ts';
import { postcodeRelease } from '#db/schema/postcodes.ts';
import type { Sql } from '#db/sql.ts';
import { importList } from '#lib/areas/postcodes/import-list.ts';
import { diskSource } from '#lib/files/disk-source.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rows = Number(process.env['BENCH_POSTCODES'] ?? 1_700_000);

/** A list of 1.7 million postcodes imported, then the next that differs a little, beside bare COPY of the same rows. */
export async function measurePostcodes({ databaseUrl, folder }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 4 });
  const [first, next, bare] = ['ONSPD_MAY_2026.csv', 'ONSPD_AUG_2026.csv', 'bare.tsv'].map((n) =>
    join(folder, n),
  );
  try {
    await write(first!, listLines(0));
    await write(next!, listLines(1));
    await write(bare!, bareLines());
    const bring = async (path: string) => {
      const source = await diskSource(path);
      const release = { source: 'onspd', attribution: '', fileName: source.name } as const;
      const [made] = await db
        .insert(postcodeRelease)
        .values({ ...release, startedAt: Temporal.Now.instant() })
        .returning();
      const done = await importList({ sql, id: made!.id, source, clock: () => Temporal.Now.instant() });
      if (!done.ok) throw new Error(done.failure);
      return done;
    };
    const ceiling = await seconds(() => bareCopy(sql, bare!));
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    const whole = await seconds(() => bring(first!));
    clearInterval(watch);
    let moved = 0;
    const later = await seconds(async () => ({ moved } = await bring(next!)));
    const many = `${rows.toLocaleString('en-GB')} postcodes`;
    return [
      factRow(`${many} imported`, `${shown(whole)} s; bare COPY of the same ${shown(ceiling)} s`),
      factRow('memory that grew with it', `${Math.round((most - before) / 1024 / 1024)} MB`),
      factRow(`the next list, ${moved.toLocaleString('en-GB')} moved`, `${shown(later)} s`),
    ];
  } finally {
    for (const path of [first, next, bare]) await rm(path!, { force: true });
    await close();
  }
}

// Into a table with the same columns, checks and key, as PostgreSQL alone would.
async function bareCopy(sql: Sql, path: string): Promise<void> {
  await sql`create table bare_postcode (like postcode including all)`;
  await sql.begin(async (tx) => {
    const columns = 'postcode, latitude, longitude, district_code, ward_code, ended_on';
    const into = (await tx.unsafe(`copy bare_postcode (${columns}) from stdin`).writable()) as Writable;
    await pipeline(createReadStream(path), into);
  });
  await sql`drop table bare_postcode`;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const write = (path: string, lines: Iterable<string>) =>
  pipeline(Readable.from(lines), createWriteStream(path));

const letters = 'ABDEFGHJLNPQRSTUWXYZ';
const areas = ['AL', 'CB', 'CM', 'CO', 'HP', 'IP', 'LU', 'MK', 'NN', 'NR', 'PE', 'SG', 'SS', 'WD'];

// Every postcode once: the area, its district, its sector, and two letters at the end.
function postcodeOf(n: number): string {
  const [end, sector] = [n % 400, Math.floor(n / 400) % 10];
  const out = Math.floor(n / 4000);
  const area = areas[out % areas.length]!;
  return `${area}${1 + Math.floor(out / areas.length)} ${sector}${letters[end % 20]}${letters[Math.floor(end / 20)]}`;
}

const at = (n: number) =>
  [(51.5 + (n % 9973) / 9973).toFixed(6), (-0.5 - (n % 997) / 1994).toFixed(6)] as const;
const district = (n: number) => `E0700${String(100 + (Math.floor(n / 20_000) % 90)).padStart(4, '0')}`;
const ward = (n: number) => `E05${String(Math.floor(n / 1500)).padStart(6, '0')}`;
const head =
  'pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua24,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21\n';
const tail = '"E23000028",17000,"E38000249","E54000025","E00173660","E01033564","E02003624"\n';

/** Lines as the ONS writes them, in pieces; in the second list some have moved and some have ended. */
function* listLines(list: 0 | 1): Generator<string> {
  yield head;
  for (let from = 0; from < rows; from += 1000) {
    let piece = '';
    for (let n = from; n < Math.min(from + 1000, rows); n++) {
      const [latitude, longitude] = at(n);
      const postcode = postcodeOf(n);
      const place = list === 1 && n % 500 === 0 ? 'E07000999' : district(n);
      const ended = list === 1 && n % 300 === 1 ? '"202606"' : '';
      piece += `"${postcode.replace(' ', '')}","${postcode}","${postcode}","198001",${ended},"E10000003","E58000101","${place}","${ward(n)}","E04001735","0",0509000,0221000,1,"E18000001","E40000007","E92000001","E12000006",0,"E14001062","E15000006","E24000001","E30000186","E16000088","TLH21","99ZZ00","E00082930","05UB","E65000001","E01016351","E02003389","5","3C2","E00082930","E01016351","E02003389","E33002909","E38000249","E63008401","A1","5A1",${latitude},${longitude},"E37000041","",${tail}`;
    }
    yield piece;
  }
}

function* bareLines(): Generator<string> {
  for (let from = 0; from < rows; from += 1000) {
    let piece = '';
    for (let n = from; n < Math.min(from + 1000, rows); n++)
      piece += `${postcodeOf(n)}\t${at(n).join('\t')}\t${district(n)}\t${ward(n)}\t\\N\n`;
    yield piece;
  }
}
