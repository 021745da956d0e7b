import type { AreaId } from '#db/schema/areas.ts';
import type { SqlTransaction } from '#db/sql.ts';
import { type IdentifierKind, identifierKinds, identifiers } from '../../identifiers.ts';
import { blankable, institutionColumns } from '../columns.ts';
import type { ImportRun } from '../stored-file.ts';
import { markSameRecord } from './same-record.ts';

const columnOf: Readonly<Record<IdentifierKind, string>> = {
  urn: 'urn',
  odsCode: 'ods_code',
  charityNumber: 'charity_number',
  companyNumber: 'company_number',
};

/** So alike must names at one postcode be to be shown as perhaps the same. */
const alike = 0.45;
/** Postcodes of a file with more rows than this are buildings full of bodies, not one body written twice. */
const crowded = 20;

/**
 * Finds the rows that are on record already, or twice in the file, by keys alone: a number; the same name where
 * postcode or district do not speak against it; another name that either goes by; an alike name at the same postcode. Rows with a certain match fill
 * blanks where they have something new, and are else left out; uncertain ones wait for somebody to decide.
 */
export async function matchInstitutions(
  tx: SqlTransaction,
  { id, mapping }: ImportRun,
  areas: readonly AreaId[],
): Promise<void> {
  await makeKeys(tx, id);
  const numbers = identifierKinds.filter((kind) => mapping[kind]);
  for (const kind of numbers) await markTwice(tx, id, `k.${columnOf[kind]}`);
  await markTwice(tx, id, sameBody);
  for (const kind of numbers) await byNumber(tx, id, kind, areas);
  await byName(tx, id, areas);
  await byOtherName(tx, id, areas);
  if (mapping['postcode']) {
    await byPostcode(tx, id, areas);
    await likeRows(tx, id);
  }
  for (const kind of numbers) await refuseTaken(tx, id, kind);
  await markSameRecord(tx, id, 'institution_id');
  await decide(tx, id);
}

async function makeKeys(tx: SqlTransaction, id: string): Promise<void> {
  await tx`
    create temporary table import_key on commit drop as
    select number, plain_words(record->>'name') as name, record->>'postcode' as postcode,
      (record->>'districtId')::uuid as district_id, record->>'urn' as urn, record->>'odsCode' as ods_code,
      record->>'charityNumber' as charity_number, record->>'companyNumber' as company_number
    from import_row where import_id = ${id} and decision = 'create'`;
  await tx`analyze import_key`;
}

const sameBody = `k.name || '|' || coalesce(k.postcode, '') || '|' || coalesce(k.district_id::text, '')`;

// By grouping and not by sorting: comparing names in the order of a language is most of the cost.
const markTwice = (tx: SqlTransaction, id: string, key: string) => tx`
  update import_row r set decision = 'skip', found_by = 'twice', like_number = d.first
  from (select ${tx.unsafe(key)} as key, min(k.number) as first from import_key k
    where ${tx.unsafe(key)} is not null group by 1 having count(*) > 1) d
  join import_key k on ${tx.unsafe(key)} = d.key and k.number > d.first
  where r.import_id = ${id} and r.number = k.number and r.found_by is null`;

async function byNumber(
  tx: SqlTransaction,
  id: string,
  kind: IdentifierKind,
  areas: readonly AreaId[],
): Promise<void> {
  const column = tx(columnOf[kind]);
  await tx`
    update import_row r set found_by = 'number', institution_id = i.id
    from import_key k join institution f on f.${column} = k.${column}
    join institution i on i.id = coalesce(f.merged_into_id, f.id)
    where r.import_id = ${id} and r.number = k.number and r.found_by is null
      and (i.district_id is null or i.district_id = any(${[...areas]}::uuid[]))`;
}

// A number is borne once, wherever its record lies: what the officer may not see cannot be added either.
async function refuseTaken(tx: SqlTransaction, id: string, kind: IdentifierKind): Promise<void> {
  const column = tx(columnOf[kind]);
  const words = `Another record has the ${identifiers[kind].label} of this row`;
  await tx`
    update import_row r set decision = 'refused', found_by = null, institution_id = null,
      problems = array[${words}::text]
    from import_key k join institution f on f.${column} = k.${column}
    where r.import_id = ${id} and r.number = k.number and r.found_by is distinct from 'twice'
      and coalesce(f.merged_into_id, f.id) is distinct from r.institution_id`;
}

const byName = (tx: SqlTransaction, id: string, areas: readonly AreaId[]) => tx`
  update import_row r set found_by = case when m.is_certain then 'place' else 'like' end, institution_id = m.id
  from (
    select distinct on (k.number) k.number, i.id, c.is_certain
    from import_key k join institution i on plain_words(i.name) = k.name and i.merged_into_id is null
    cross join lateral (select
      coalesce(i.postcode = k.postcode, false)
        or (coalesce(i.district_id = k.district_id, false) and (i.postcode is null or k.postcode is null))
        or num_nonnulls(i.postcode, k.postcode, i.district_id, k.district_id) = 0 as is_certain,
      coalesce(i.district_id = k.district_id, true) as may_be) c
    where (c.is_certain or c.may_be) and (i.district_id is null or i.district_id = any(${[...areas]}::uuid[]))
    order by k.number, c.is_certain desc, i.id
  ) m
  where r.import_id = ${id} and r.number = m.number and r.found_by is null and r.decision = 'create'`;

/**
 * By another name that the record goes by, or that the row gives: the same body where postcode or district say so, and
 * else perhaps. By itself, so that a register without other names costs nothing.
 */
const byOtherName = (tx: SqlTransaction, id: string, areas: readonly AreaId[]) => tx`
  update import_row r set found_by = case when m.is_certain then 'place' else 'like' end, institution_id = m.id
  from (
    select distinct on (k.number) k.number, i.id, c.is_certain
    from import_key k join (
      select k.number, l.institution_id as id from import_key k
        join institution_alias l on plain_words(l.name) = k.name
      union
      select r.number, i.id from import_row r cross join lateral jsonb_array_elements_text(r.record->'aliases') a (name)
        join institution i on plain_words(i.name) = plain_words(a.name)
        where r.import_id = ${id} and r.decision = 'create' and r.found_by is null
    ) n on n.number = k.number
    join institution i on i.id = n.id and i.merged_into_id is null
    cross join lateral (select
      coalesce(i.postcode = k.postcode, false)
        or (coalesce(i.district_id = k.district_id, false) and (i.postcode is null or k.postcode is null)) as is_certain,
      coalesce(i.district_id = k.district_id, true) as may_be) c
    where (c.is_certain or c.may_be) and (i.district_id is null or i.district_id = any(${[...areas]}::uuid[]))
    order by k.number, c.is_certain desc, i.id
  ) m
  where r.import_id = ${id} and r.number = m.number and r.found_by is null and r.decision = 'create'`;

const byPostcode = (tx: SqlTransaction, id: string, areas: readonly AreaId[]) => tx`
  update import_row r set found_by = 'like', institution_id = m.id
  from (
    select distinct on (k.number) k.number, i.id from import_key k join institution i on i.postcode = k.postcode
    where i.merged_into_id is null and similarity(plain_words(i.name), k.name) >= ${alike}
      and (i.district_id is null or i.district_id = any(${[...areas]}::uuid[]))
    order by k.number, similarity(plain_words(i.name), k.name) desc, i.id
  ) m
  where r.import_id = ${id} and r.number = m.number and r.found_by is null and r.decision = 'create'`;

const likeRows = (tx: SqlTransaction, id: string) => tx`
  update import_row r set found_by = 'like_row', like_number = m.first
  from (
    with shared as (select postcode from import_key where postcode is not null
      group by postcode having count(*) between 2 and ${crowded}),
    several as materialized (select k.* from import_key k join shared s on s.postcode = k.postcode)
    select later.number, min(first.number) as first from several later join several first
      on first.postcode = later.postcode and first.number < later.number
    where similarity(first.name, later.name) >= ${alike} group by later.number
  ) m
  where r.import_id = ${id} and r.number = m.number and r.found_by is null and r.decision = 'create'`;

const isNew = blankable(institutionColumns)
  .map(({ field, column }) => `(r.record ? '${field}' and i.${column} is null)`)
  .join(' or ');

async function decide(tx: SqlTransaction, id: string): Promise<void> {
  await tx`
    update import_row r set decision = case when ${tx.unsafe(isNew)}
        or (cardinality(i.languages) = 0 and r.record ? 'languages')
        or exists (select from jsonb_array_elements_text(r.record->'aliases') a where not exists (
          select from institution_alias l where l.institution_id = i.id and l.name = a))
      then 'fill' else 'skip' end
    from institution i
    where r.import_id = ${id} and r.found_by in ('number', 'place') and r.decision = 'create'
      and i.id = r.institution_id`;
  await tx`
    update import_row set decision = 'skip'
    where import_id = ${id} and found_by in ('like', 'like_row') and decision = 'create'`;
}
