import { Agent, get } from 'node:http';
import { eq } from 'drizzle-orm';
import { connect, type Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { roleGrant } from '#db/schema/officers.ts';
import { addContacts } from '#db/seeds/load-contacts.ts';
import type { Sql } from '#db/sql.ts';
import { learnWords } from '#lib/institutions/search/near-words.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { memoryOf, usedBy, usedByFamily } from './processor.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

/** Up to how many contacts, by tens from 10,000, so that every run shows how each figure grows. */
const most = Number(process.env['BENCH_CONTACTS'] ?? 100_000);
const sizes = [10_000, 100_000, 1_000_000].filter((size) => size <= most);
const rounds = 30;
const [pageSize, farPage] = [50, 1000];

type Desk = { db: Db; sql: Sql; cookie: string; url: string; used: () => Used };
/** Processor time so far, in microseconds. */
type Used = { ours: number; database: number };
type Asked = { name: string; words: readonly string[] };

/** What officers type: most of it names one person or body; some of it half the register has. */
const questions: readonly Asked[] = [
  {
    name: 'a whole name',
    words: ['Niamh Oakingbrook', 'Priya Thorneford', 'Owen Halington', 'Leyla Fenerley'],
  },
  { name: 'the beginning of a surname', words: ['Castelan', 'Wetherin', 'Quarrow', 'Nettleol'] },
  { name: 'a first name that many have', words: ['Sarah', 'Rory', 'Heather', 'Omar'] },
  { name: 'a name in another spelling', words: ['Mohammad', 'Yousef', 'Mohammed Oaka', 'Aisha'] },
  { name: 'a name spelt wrongly', words: ['Nimah Okingbrook', 'Thornefrod', 'Haligton', 'Fenerlay'] },
  {
    name: 'an institution',
    words: ['Oakbrook School', 'Castelham Mosque', 'Fenford Trust', 'Hartwood Church'],
  },
  {
    name: 'an address or a postcode',
    words: ['person77@load.example', 'ZZ11 2AA', 'person1234@load.example', 'ZZ40 5AA'],
  },
];

/**
 * The search over HTTP, from one connection and from ten, beside a plain `ilike` over the trigram index; and pages of
 * the lists, the first and the thousandth.
 */
export async function measureSearch({ databaseUrl, databasePid, site }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 10 });
  try {
    const used = () => ({ ours: usedBy(site.pid), database: usedByFamily(databasePid) });
    const desk = { db, sql, cookie: await ofEveryRegion(db), url: site.url, used };
    const rows: string[][] = [];
    let known = 0;
    for (const size of sizes) {
      const more = { contacts: size - known, institutions: (size - known) / 2 };
      await addContacts(sql, more, known, () => {});
      known = size;
      const began = performance.now();
      await learnWords(db);
      const learnt = (performance.now() - began) / 1000;
      await sql`vacuum analyze`;
      const many = `${size.toLocaleString('en-GB')} contacts`;
      rows.push(factRow(`${many}, words of names learnt`, `${shown(learnt)} s`));
      rows.push(...(await searches(desk, many)), ...(await lists(desk, many)));
      rows.push(factRow(`${many}, memory of the site`, `${Math.round(memoryOf(site.pid).now)} MB`));
    }
    return rows;
  } finally {
    await close();
  }
}

async function ofEveryRegion(db: Db): Promise<string> {
  const officer = await anOfficer(db, 'supervisor');
  const regions = await db.select().from(area).where(eq(area.kind, 'region'));
  const grant = {
    officerId: officer.id,
    role: 'supervisor',
    startsOn: Temporal.PlainDate.from('2026-01-01'),
  } as const;
  await db.insert(roleGrant).values(regions.map(({ id }) => ({ ...grant, areaId: id })));
  return signedInAs({ db }, officer);
}

async function searches(desk: Desk, many: string): Promise<string[][]> {
  const rows: string[][] = [];
  const all: Record<'one' | 'ten' | 'plain', number[]> = { one: [], ten: [], plain: [] };
  const spent: Used = { ours: 0, database: 0 };
  for (const { name, words } of questions) {
    const paths = words.map((text) => `/staff/search?${new URLSearchParams({ words: text }).toString()}`);
    await load(desk, paths, { connections: 2, requests: 2 * paths.length });
    const before = desk.used();
    const one = await load(desk, paths, { connections: 1, requests: rounds });
    const ten = await load(desk, paths, { connections: 10, requests: 10 * rounds });
    const after = desk.used();
    spent.ours += after.ours - before.ours;
    spent.database += after.database - before.database;
    const plain = await plainSearches(desk, words);
    rows.push(factRow(`${many}, ${name}`, line({ one, ten, plain })));
    all.one.push(...one);
    all.ten.push(...ten);
    all.plain.push(...plain);
  }
  const each = (time: number) => `${shown(time / 1000 / (all.one.length + all.ten.length))} ms`;
  const processor = `${each(spent.ours)} ours, ${each(spent.database)} the database's`;
  return [
    factRow(`search, ${many}`, line(all)),
    factRow(`search, ${many}, processor time each`, processor),
    ...rows,
  ];
}

const line = ({ one, ten, plain }: Record<'one' | 'ten' | 'plain', number[]>): string =>
  `1 connection ${both(one)}, 10 connections ${both(ten)}; plain ilike ${both(plain)}`;

// The ceiling: what a table with a trigram index gives for the name alone, without permissions, groups or a page.
async function plainSearches({ sql }: Desk, words: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    const text = `%${words[turn % words.length]!.toLowerCase()}%`;
    took.push(
      await timed(async () => {
        await sql`with found as materialized (select id, name, renewed_at from contact where plain_words(name) like ${text})
          select id, name from found order by renewed_at desc limit 25`;
      }),
    );
  }
  return took;
}

async function lists(desk: Desk, many: string): Promise<string[][]> {
  const [contact] = await desk.sql<{ id: string }[]>`select id from contact where erased_at is null
    order by plain_words(name) using ~<~, id offset ${pageSize * farPage} limit 1`;
  const [institution] = await desk.sql<
    { id: string }[]
  >`select id from institution where merged_into_id is null
    order by (plain_words(name) collate "C"), id offset ${pageSize * farPage} limit 1`;
  const views = [
    { name: 'contacts, first page', path: '/staff/contacts' },
    { name: 'contacts, page 1,000', path: contact && `/staff/contacts?after=${contact.id}` },
    { name: 'institutions, first page', path: '/staff/institutions' },
    { name: 'institutions, page 1,000', path: institution && `/staff/institutions?after=${institution.id}` },
    { name: 'everybody of a common name, first page', path: '/staff/search?words=sarah&kind=contacts' },
  ];
  const rows: string[][] = [];
  for (const { name, path } of views) {
    if (!path) continue;
    await load(desk, [path], { connections: 2, requests: 6 });
    rows.push(
      factRow(
        `${many}, list of ${name}`,
        both(await load(desk, [path], { connections: 1, requests: rounds })),
      ),
    );
  }
  return rows;
}

/** Asks for addresses in turn from some connections at once, each as soon as it was answered. */
async function load(
  { url, cookie }: Desk,
  paths: readonly string[],
  { connections, requests }: { connections: number; requests: number },
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const clients = Array.from({ length: connections }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (next < requests) {
      const path = paths[next++ % paths.length]!;
      took.push(await timed(() => look(`${url}${path}`, cookie, agent)));
    }
    agent.destroy();
  });
  await Promise.all(clients);
  return took;
}

const look = (address: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(address, { agent, headers: { cookie } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () =>
        answer.statusCode === 200 && body.includes('</html>')
          ? resolve()
          : reject(new Error(`${address} answered ${answer.statusCode}.`)),
      );
    }).on('error', reject);
  });

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const at = (figures: readonly number[], share: number): string =>
  shown([...figures].sort((a, b) => a - b)[Math.ceil(figures.length * share) - 1] ?? 0);
const both = (figures: readonly number[]): string => `p50 ${at(figures, 0.5)}, p95 ${at(figures, 0.95)} ms`;
