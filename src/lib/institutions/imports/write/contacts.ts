import { sql, type SQL } from 'drizzle-orm';
import type { ImportSettings } from '#db/schema/imports.ts';
import { contactColumns } from '../columns.ts';
import { inSlice, recordAll, type Slice, type Writing } from './slices.ts';

const names = sql.raw(contactColumns.map(({ column }) => column).join(', '));
const values = sql.raw(contactColumns.map(({ value }) => value).join(', '));

/**
 * Writes a slice of rows as people in roles. Their 28 days to be told begin now. Nothing here touches whether
 * somebody may be contacted.
 */
export async function writeContacts(writing: Writing, slice: Slice, settings: ImportSettings): Promise<void> {
  const { tx, id, officer, now } = writing;
  const here = inSlice(id, slice);
  const at = sql`${now.toString()}::timestamptz`;
  const made = await tx.execute<{ id: string }>(sql`
    insert into contact (id, ${names}, source, source_words, is_adult, area_id, added_at, added_by, renewed_at, renewed_by)
    select r.contact_id, ${values}, 'import', ${settings.sourceWords ?? null}, true, i.district_id, ${at},
      ${officer.id}, ${at}, ${officer.id}
    from import_row r join institution i on i.id = r.institution_id
    where ${here} and r.decision = 'create' returning id`);
  await writeRoles(writing, sql`${here} and r.decision = 'create'`, at, true);
  const changed = await changeThose(writing, here, at);
  await recordAll(
    writing,
    'collect',
    'contact',
    [...made].map((row) => row.id),
  );
  await recordAll(writing, 'alter', 'contact', changed);
}

const writeRoles = ({ tx, officer }: Writing, which: SQL, at: SQL, isMain: boolean) =>
  tx.execute(sql`
    insert into role_holding (contact_id, institution_id, title, is_main, is_faith_role, faith_condition, condition_at,
      condition_by, from_on, recorded_at, recorded_by)
    select r.contact_id, r.institution_id, r.record->>'title', ${isMain}, r.record ? 'faithCondition',
      r.record->>'faithCondition', case when r.record ? 'faithCondition' then ${at} end,
      case when r.record ? 'faithCondition' then ${officer.id}::uuid end, (r.record->>'fromOn')::date, ${at}, ${officer.id}
    from import_row r where ${which}`);

const openRole = sql`(select h.id from role_holding h where h.contact_id = r.contact_id
  and h.institution_id = r.institution_id and h.to_on is null order by h.recorded_at, h.id limit 1)`;

const setting = sql.raw(
  contactColumns
    .map(
      ({ column, value }) =>
        `${column} = case r.decision when 'fill' then coalesce(c.${column}, ${value}) else coalesce(${value}, c.${column}) end`,
    )
    .join(', '),
);

async function changeThose(writing: Writing, here: SQL, at: SQL): Promise<string[]> {
  const { tx } = writing;
  const changing = sql`${here} and r.decision in ('update', 'fill')`;
  await tx.execute(sql`
    select c.id from contact c where c.id in (select r.contact_id from import_row r where ${changing})
    order by c.id for no key update`);
  await tx.execute(sql`
    update import_row r set decision = 'skip', remarks = r.remarks || '{"The record is not there any more"}'
    from contact c where ${changing} and c.id = r.contact_id
      and (c.merged_into_id is not null or c.erased_at is not null)`);
  await tx.execute(sql`
    update import_row r set before = jsonb_build_object('sequence', c.sequence, 'changed_at', c.changed_at,
      'name', c.name, 'email', c.email, 'phone', c.phone, 'channel', c.channel,
      'role', ${openRole}, 'title', (select h.title from role_holding h where h.id = ${openRole}))
    from contact c where ${changing} and c.id = r.contact_id`);
  await writeRoles(writing, sql`${changing} and r.before->>'role' is null`, at, false);
  await tx.execute(sql`
    update role_holding h set title = r.record->>'title' from import_row r
    where ${here} and r.decision = 'update' and h.id = (r.before->>'role')::uuid and not h.is_faith_role
      and not r.record ? 'faithCondition'`);
  const changed = await tx.execute<{ id: string }>(sql`
    update contact c set ${setting}, sequence = c.sequence + 1, changed_at = ${at}
    from import_row r where ${changing} and c.id = r.contact_id returning c.id`);
  return [...changed].map((row) => row.id);
}
