import type { FaithCondition } from '#db/schema/contacts.ts';
import type { Sql } from '#db/sql.ts';
import { mayTellFaith } from '../../contacts/faith-role.ts';
import { standingOn } from '../../contacts/terms.ts';
import { type IdentifierKind, identifierKinds } from '../../identifiers.ts';
import type { SaidInstitution } from './contact.ts';
import type { ReadingDesk, ReadRow } from './row.ts';

const columns: Readonly<Record<IdentifierKind, string>> = {
  urn: 'urn',
  odsCode: 'ods_code',
  charityNumber: 'charity_number',
  companyNumber: 'company_number',
};

type Candidate = {
  asked: string;
  id: string;
  name: string;
  postcode: string | null;
  district_id: string | null;
  sector_code: string;
  contact_state: 'open' | 'paused' | 'declined';
  paused_until: string | null;
};

/**
 * Finds the institutions that people of a file are at: by a number, or by a name that only one has, or goes by, where the officer
 * may import. What is not found, declined, or is at an institution whose roles tell of a faith, says so.
 */
export async function findInstitutions(sql: Sql, desk: ReadingDesk, rows: readonly ReadRow[]): Promise<void> {
  const saidOf = (row: ReadRow) => (row.record['institution'] ?? {}) as SaidInstitution;
  const byNumber = new Map<string, Candidate[]>();
  for (const kind of identifierKinds) {
    const asked = [...new Set(rows.flatMap((row) => saidOf(row)[kind] ?? []))];
    for (const one of await withNumber(sql, columns[kind], asked))
      byNumber.set(`${kind} ${one.asked}`, [one]);
  }
  const names = [...new Set(rows.flatMap((row) => saidOf(row).name ?? []))];
  const byName = Map.groupBy(await withName(sql, names), ({ asked }) => asked);
  for (const row of rows) {
    if (row.problems.length > 0) continue;
    const said = saidOf(row);
    const numbered = identifierKinds.flatMap((kind) => byNumber.get(`${kind} ${said[kind]}`) ?? []);
    settle(desk, row, said, numbered.length > 0 ? numbered : (byName.get(said.name ?? '') ?? []));
  }
}

const withNumber = async (sql: Sql, column: string, asked: string[]): Promise<Candidate[]> =>
  asked.length === 0
    ? []
    : await sql<Candidate[]>`
        select i.${sql(column)} as asked, ${shown(sql)} from institution i
        join institution_type t on t.code = i.type_code
        where i.${sql(column)} = any(${asked}) and i.merged_into_id is null`;

// Name by name along the index: joined as a whole, every name of the register would be compared.
const withName = async (sql: Sql, asked: string[]): Promise<Candidate[]> =>
  asked.length === 0
    ? []
    : await sql<Candidate[]>`
        select n.asked, ${shown(sql)} from unnest(${asked}::text[]) n (asked)
        cross join lateral (
          select i.* from (
            select f.id from institution f where plain_words(f.name) = plain_words(n.asked)
            union select l.institution_id from institution_alias l where plain_words(l.name) = plain_words(n.asked)
          ) f join institution i on i.id = f.id where i.merged_into_id is null order by i.id limit 20) i
        join institution_type t on t.code = i.type_code`;

const shown = (sql: Sql) => sql`i.id, i.name, i.postcode, i.district_id, t.sector_code, i.contact_state,
  i.paused_until::text`;

function settle(
  desk: ReadingDesk,
  row: ReadRow,
  said: SaidInstitution,
  candidates: readonly Candidate[],
): void {
  const seen = candidates.filter(({ district_id }) => !district_id || desk.areas.has(district_id as never));
  const fitting = said.postcode
    ? seen.filter(({ postcode }) => !postcode || postcode === said.postcode)
    : seen;
  const [only, ...others] = fitting;
  const called = said.name ? `called “${said.name}”` : 'with this number';
  if (!only)
    return void row.problems.push(`No institution ${called} is on record in your areas: add it first`);
  if (others.length > 0)
    return void row.problems.push(`${fitting.length} institutions are ${called}: add a postcode or a number`);
  const pausedUntil = only.paused_until ? Temporal.PlainDate.from(only.paused_until) : null;
  if (standingOn({ contactState: only.contact_state, pausedUntil }, desk.today) === 'declined')
    return void row.problems.push(`${only.name} declined contact`);
  row.institutionId = only.id;
  row.record['areaId'] = only.district_id;
  noteFaith(desk, row, only);
}

function noteFaith({ settings }: ReadingDesk, row: ReadRow, at: Candidate): void {
  if (!mayTellFaith(at.sector_code, String(row.record['title']))) return;
  const condition: FaithCondition | undefined = settings.faithCondition;
  if (condition) row.record['faithCondition'] = condition;
  else
    row.problems.push(
      `The role may tell of a faith: say under “What you know of the file” why it may be held, or add them by hand`,
    );
}
