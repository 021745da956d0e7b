import { connect, type Db } from '#db/client.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { MergeableKind } from '#db/schema/duplicates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { addContacts } from '#db/seeds/load-contacts.ts';
import type { Sql } from '#db/sql.ts';
import { checkRecords, noteKeys } from '#lib/institutions/duplicates/check.ts';
import { linkName, type Link, tableOf } from '#lib/merge/links.ts';
import { linksOf } from '../../src/merge-links.ts';
import { anOfficer } from '../support/makers.ts';
import { mergedContacts, mergedInto, undone } from '../support/merging.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const linked = 10_000;
const rounds = 5;
const checks = 200;
/** To each of these numbers of contacts the register grows, as far as is asked for. */
const steps = [10_000, 100_000, 1_000_000];
const most = Number(process.env['BENCH_CONTACTS'] ?? 100_000);

type Officer = Awaited<ReturnType<typeof anOfficer>>;

/** Merging and undoing with 10,000 linked rows beside the bare UPDATEs, and comparing one saved record, as contacts grow. */
export async function measureMerge({ databaseUrl }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 4 });
  try {
    const officer = await anOfficer(db);
    const rows: string[][] = [];
    let from = 0;
    for (const contacts of steps.filter((step) => step <= most)) {
      const more = { institutions: (contacts - from) / 2, contacts: contacts - from };
      await addContacts(sql, more, from, () => {});
      from = contacts;
      const institutions = await keyAll(db, sql, 'institution');
      await keyAll(db, sql, 'contact');
      const many = `${contacts.toLocaleString('en-GB')} contacts`;
      rows.push(
        ...(await mergeAll(db, sql, officer, many)),
        ...(await checkAll(db, sql, institutions, many)),
      );
    }
    return rows;
  } finally {
    await close();
  }
}

// As the job of the clock would, but for the pairs: the load has too many that are alike by the way it is made.
async function keyAll(db: Db, sql: Sql, kind: MergeableKind): Promise<number> {
  let [last, count] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const rows = await sql<
      { id: string }[]
    >`select id from ${sql(kind)} where id > ${last} order by id limit 5000`;
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await db.transaction((tx) => noteKeys(tx, kind, ids));
    count += ids.length;
    if (ids.length < 5000) break;
    last = ids.at(-1)!;
  }
  await sql`delete from duplicate_check`;
  await sql`vacuum analyze blocking_key`;
  return count;
}

async function mergeAll(db: Db, sql: Sql, officer: Officer, many: string): Promise<string[][]> {
  const [bare, merges, undoes, people]: number[][] = [[], [], [], []];
  for (let round = 0; round < rounds; round++) {
    const both = await twoInstitutions(sql, officer.id);
    await sql`delete from duplicate_check`;
    bare!.push(await timed(() => rolledBack(sql, (tx) => updates(tx, both))));
    const began = performance.now();
    const id = await mergedInto(db, officer, both);
    merges!.push(performance.now() - began);
    undoes!.push(await timed(() => undone(db, officer, { id, kind: 'institution', intoId: both.into })));
    const contacts = await twoContacts(sql, officer.id);
    people!.push(await timed(() => mergedContacts(db, officer, contacts)));
  }
  const share = Math.round((100 * middle(bare!)) / middle(merges!));
  return [
    factRow(
      `merge of ${linked.toLocaleString('en-GB')} linked rows, ${many}`,
      `${shown(middle(merges!))} ms; its UPDATEs alone ${shown(middle(bare!))} ms (${share}%); undo ${shown(middle(undoes!))} ms`,
    ),
    factRow(`merge of contacts with a hundred rows, ${many}`, `${shown(middle(people!))} ms`),
  ];
}

// A half of the rows engagements, a half roles: those with a trigger that reckons, and those that lie in many indexes.
async function twoInstitutions(sql: Sql, by: string) {
  const made = await sql<{ id: InstitutionId }[]>`insert into institution (name, type_code, district_id)
    select 'Bench ' || n || ' ' || gen_random_uuid(), 'secondary_school', (select id from area where slug = 'bedford')
    from generate_series(1, 2) n returning id`;
  const both = { from: made[0]!.id, into: made[1]!.id };
  await sql`insert into engagement (form_token, type_code, purpose_code, happened_at, institution_id, area_id,
      is_two_way, said_prevent, summary, officer_id, recorded_at)
    select gen_random_uuid()::text, 'type_visit', 'purpose_explaining_prevent', now() - n * interval '1 minute',
      ${both.from}, (select id from area where slug = 'bedford'), true, true, 'A visit.', ${by}, now()
    from generate_series(1, ${linked / 2}) n`;
  await sql`insert into role_holding (contact_id, institution_id, title, recorded_at, recorded_by)
    select id, ${both.from}, 'Governor', now(), ${by} from contact limit ${linked / 2}`;
  return both;
}

async function twoContacts(sql: Sql, by: string) {
  const made = await sql<{ id: ContactId }[]>`select id from contact where merged_into_id is null
    order by random() limit 2`;
  const both = { from: made[0]!.id, into: made[1]!.id };
  await sql`insert into contact_notice (contact_id, way, given_at, given_by)
    select ${both.from}, 'phone', now(), ${by} from generate_series(1, 100)`;
  return both;
}

async function updates(tx: Sql, { from, into }: { from: string; into: string }): Promise<void> {
  for (const link of linksOf('institution').filter(isPlain)) {
    const [table, column] = [tx(tableOf(link)), tx(link.column.name)];
    await tx`update ${table} set ${column} = ${into} where ${column} = ${from}`;
  }
}

const isPlain = (link: Link): boolean =>
  !link.where && linkName(link) !== 'session_co_deliverer.institution_id';

async function checkAll(db: Db, sql: Sql, institutions: number, many: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const kind of ['contact', 'institution'] as const) {
    const table = sql(kind);
    const some = await sql<{ id: string }[]>`select id from ${table} where merged_into_id is null
      order by random() limit ${checks}`;
    const [noting, checking]: [number[], number[]] = [[], []];
    const now = Temporal.Now.instant();
    for (const { id } of some) {
      noting.push(await timed(() => db.transaction((tx) => noteKeys(tx, kind, [id]))));
      checking.push(await timed(() => db.transaction((tx) => checkRecords(tx, kind, [id], now))));
    }
    const words = `keys as it is saved ${shown(middle(noting))} ms; compared ${shown(middle(checking))} ms, p95 ${shown(at(checking, 0.95))} ms`;
    const among = kind === 'contact' ? many : `${institutions.toLocaleString('en-GB')} institutions`;
    rows.push(factRow(`${kind} compared, among ${among}`, words));
  }
  return rows;
}

class RolledBack extends Error {}

async function rolledBack(sql: Sql, work: (tx: Sql) => Promise<void>): Promise<void> {
  await sql
    .begin(async (tx) => {
      await work(tx as unknown as Sql);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const at = (figures: readonly number[], share: number): number =>
  [...figures].sort((a, b) => a - b)[Math.ceil(figures.length * share) - 1] ?? 0;
const middle = (figures: readonly number[]): number => at(figures, 0.5);
