import { sql, type SQL } from 'drizzle-orm';
import { institutionColumns, languagesValue } from '../columns.ts';
import { inSlice, recordAll, type Slice, type Writing } from './slices.ts';

const names = sql.raw(institutionColumns.map(({ column }) => column).join(', '));
const values = sql.raw(institutionColumns.map(({ value }) => value).join(', '));

/** Writes a slice of rows as institutions: new ones, and what rows say of those that are there. */
export async function writeInstitutions(writing: Writing, slice: Slice): Promise<void> {
  const { tx, id, now } = writing;
  const here = inSlice(id, slice);
  const at = sql`${now.toString()}::timestamptz`;
  const made = await tx.execute<{ id: string }>(sql`
    insert into institution (id, ${names}, languages, added_at)
    select r.institution_id, ${values}, ${sql.raw(languagesValue)}, ${at}
    from import_row r where ${here} and r.decision = 'create' returning id`);
  await tx.execute(sql`
    insert into institution_standing (institution_id, strength, tier, contact_state, at, by)
    select r.institution_id, 0, 'D', 'open', ${at}, ${writing.officer.id}
    from import_row r where ${here} and r.decision = 'create'`);
  const changed = await changeThose(writing, here, at);
  await writeAliases(writing, here, at);
  await recordAll(
    writing,
    'collect',
    'institution',
    [...made].map((row) => row.id),
  );
  await recordAll(writing, 'alter', 'institution', changed);
}

const before = sql.raw(
  ['sequence', 'changed_at', 'languages', ...institutionColumns.map(({ column }) => column)]
    .map((column) => `'${column}', i.${column}`)
    .join(', '),
);

// What the file says takes the place of what was there, or only of blanks. What the file leaves blank stays.
const setting = sql.raw(
  [
    ...institutionColumns.map(
      ({ column, value }) =>
        `${column} = case r.decision when 'fill' then coalesce(i.${column}, ${value}) else coalesce(${value}, i.${column}) end`,
    ),
    `languages = case when jsonb_array_length(coalesce(r.record->'languages', '[]')) > 0
      and (r.decision = 'update' or cardinality(i.languages) = 0) then ${languagesValue} else i.languages end`,
  ].join(', '),
);

async function changeThose({ tx }: Writing, here: SQL, at: SQL): Promise<string[]> {
  const changing = sql`${here} and r.decision in ('update', 'fill')`;
  // Locked in one order, whoever else changes some of them.
  await tx.execute(sql`
    select i.id from institution i where i.id in (select r.institution_id from import_row r where ${changing})
    order by i.id for no key update`);
  await tx.execute(sql`
    update import_row r set decision = 'skip', remarks = r.remarks || '{"The record was merged into another meanwhile"}'
    from institution i where ${changing} and i.id = r.institution_id and i.merged_into_id is not null`);
  await tx.execute(sql`
    update import_row r set before = jsonb_build_object(${before})
    from institution i where ${changing} and i.id = r.institution_id`);
  const changed = await tx.execute<{ id: string }>(sql`
    update institution i set ${setting}, sequence = i.sequence + 1, changed_at = ${at}
    from import_row r where ${changing} and i.id = r.institution_id returning i.id`);
  return [...changed].map((row) => row.id);
}

const writeAliases = ({ tx }: Writing, here: SQL, at: SQL) =>
  tx.execute(sql`
    insert into institution_alias (institution_id, name, added_at)
    select r.institution_id, a.name, ${at}
    from import_row r join institution i on i.id = r.institution_id
    cross join lateral jsonb_array_elements_text(r.record->'aliases') a (name)
    where ${here} and r.decision in ('create', 'update', 'fill') and r.record ? 'aliases'
      and lower(a.name) <> lower(i.name)
    on conflict do nothing`);
