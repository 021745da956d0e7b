import type { AreaId } from '#db/schema/areas.ts';
import type { SqlTransaction } from '#db/sql.ts';
import { blankable, contactColumns } from '../columns.ts';
import type { ImportRun } from '../stored-file.ts';
import { markSameRecord } from './same-record.ts';

/**
 * Finds the people of a file that are on record already, or twice in the file, and bars whoever asked to be left
 * alone: what they said holds wherever their record lies, and whatever the file says.
 */
export async function matchContacts(
  tx: SqlTransaction,
  { id }: ImportRun,
  areas: readonly AreaId[],
  today: Temporal.PlainDate,
): Promise<void> {
  await tx`
    create temporary table import_key on commit drop as
    select number, plain_words(record->>'name') as name, (record->>'email')::citext as email,
      right(regexp_replace(record->>'phone', '\\D', '', 'g'), 10) as figures, institution_id
    from import_row where import_id = ${id} and decision = 'create'`;
  await tx`analyze import_key`;
  await barSuppressed(tx, id);
  await barStanding(tx, id, today);
  await markTwice(tx, id);
  await find(tx, id, areas);
  await markSameRecord(tx, id, 'contact_id');
  await decide(tx, id);
}

/** Whoever declined or removed themselves, known by a keyed hash. */
const barSuppressed = (tx: SqlTransaction, id: string) => tx`
  update import_row r set decision = 'skip', found_by = 'barred',
    remarks = array[case s.reason when 'removed' then 'They asked to be removed, and are not added again'
      else 'They asked not to be contacted' end]
  from contact_suppression s
  where r.import_id = ${id} and r.found_by is distinct from 'barred' and r.decision in ('create', 'update', 'fill')
    and s.hash = any(r.hashes)`;

/** Whoever is on record, in any area, as declined or paused on a day: by address, or by name at the institution. */
const barStanding = (tx: SqlTransaction, id: string, today: Temporal.PlainDate) => tx`
  update import_row r set decision = 'skip', found_by = 'barred',
    remarks = array[case m.state when 'paused' then 'They paused contact' else 'They declined contact' end]
  from (
    select o.number, c.state from import_row o join contact c on c.email = (o.record->>'email')::citext
    where o.import_id = ${id} and c.state <> 'open' and c.erased_at is null and c.merged_into_id is null
      and (c.paused_until is null or c.paused_until > ${today.toString()}::date)
    union all
    select o.number, c.state from import_row o join role_holding h on h.institution_id = o.institution_id
      join contact c on c.id = h.contact_id and plain_words(c.name) = plain_words(o.record->>'name')
    where o.import_id = ${id} and h.to_on is null and c.state <> 'open' and c.erased_at is null
      and (c.paused_until is null or c.paused_until > ${today.toString()}::date)
    union all
    select o.number, c.state from import_row o join contact c on c.id = o.contact_id
    where o.import_id = ${id} and c.state <> 'open'
      and (c.paused_until is null or c.paused_until > ${today.toString()}::date)
  ) m
  where r.import_id = ${id} and r.number = m.number and r.decision in ('create', 'update', 'fill')`;

const keys = ['k.email::text', `k.name || '|' || k.institution_id`];

async function markTwice(tx: SqlTransaction, id: string): Promise<void> {
  for (const key of keys)
    await tx`
      update import_row r set decision = 'skip', found_by = 'twice', like_number = d.first
      from (select lower(${tx.unsafe(key)}) as key, min(k.number) as first from import_key k
        where ${tx.unsafe(key)} is not null group by 1 having count(*) > 1) d
      join import_key k on lower(${tx.unsafe(key)}) = d.key and k.number > d.first
      where r.import_id = ${id} and r.number = k.number and r.found_by is null`;
}

const find = (tx: SqlTransaction, id: string, areas: readonly AreaId[]) => tx`
  update import_row r set found_by = m.how, contact_id = m.id
  from (
    select distinct on (w.number) w.number, w.id, w.how from (
      select k.number, c.id, 'number' as how, 1 as turn, c.area_id from import_key k
        join contact c on c.email = k.email where c.erased_at is null and c.merged_into_id is null
      union all
      select k.number, c.id, 'place', 2, c.area_id from import_key k
        join role_holding h on h.institution_id = k.institution_id and h.to_on is null
        join contact c on c.id = h.contact_id and plain_words(c.name) = k.name
        where c.erased_at is null and c.merged_into_id is null
      union all
      select k.number, c.id, 'like', 3, c.area_id from import_key k
        join contact c on right(regexp_replace(c.phone, '\\D', '', 'g'), 10) = k.figures
        where length(k.figures) >= 9 and c.erased_at is null and c.merged_into_id is null
          and similarity(plain_words(c.name), k.name) >= 0.3
    ) w
    where w.area_id is null or w.area_id = any(${[...areas]}::uuid[])
    order by w.number, w.turn, w.id
  ) m
  where r.import_id = ${id} and r.number = m.number and r.found_by is null and r.decision = 'create'`;

const isNew = blankable(contactColumns)
  .map(({ field, column }) => `(r.record ? '${field}' and c.${column} is null)`)
  .join(' or ');

async function decide(tx: SqlTransaction, id: string): Promise<void> {
  await tx`
    update import_row r set decision = case when ${tx.unsafe(isNew)} or not exists (select from role_holding h
        where h.contact_id = c.id and h.institution_id = r.institution_id and h.to_on is null)
      then 'fill' else 'skip' end
    from contact c
    where r.import_id = ${id} and r.found_by in ('number', 'place') and r.decision = 'create'
      and c.id = r.contact_id`;
  await tx`
    update import_row set decision = 'skip'
    where import_id = ${id} and found_by = 'like' and decision = 'create'`;
}
