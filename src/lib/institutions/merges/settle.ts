import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { roleHolding } from '#db/schema/contacts.ts';
import { preventLead } from '#db/schema/duty.ts';
import { institutionOwner, type OwnerPart, relationship } from '#db/schema/institution-links.ts';
import { ukDay } from '#lib/dates.ts';
import type { Merge } from '#lib/merge/links.ts';
import { changeRows } from '#lib/merge/steps.ts';

/** An institution has one Prevent lead: where both had one, that of the record that stays leads on. */
export async function oneLead(tx: Db, merge: Merge, now: Temporal.Instant): Promise<void> {
  await changeRows(
    tx,
    merge,
    preventLead,
    { ended_at: sql`${now.toString()}::timestamptz`, ended_by: sql`${merge.by}::uuid` },
    sql`f.institution_id = ${merge.from}::uuid and f.ended_at is null and exists (select 1 from prevent_lead o
      where o.institution_id = ${merge.into}::uuid and o.ended_at is null)`,
  );
}

/** And one parent. */
export async function oneParent(tx: Db, merge: Merge, now: Temporal.Instant): Promise<void> {
  await changeRows(
    tx,
    merge,
    relationship,
    {
      to_on: sql`greatest(${ukDay(now).toString()}::date, f.from_on)`,
      ended_by: sql`${merge.by}::uuid`,
    },
    sql`f.institution_id = ${merge.from}::uuid and f.kind = 'parent' and f.to_on is null
      and f.other_institution_id <> ${merge.into}::uuid and exists (select 1 from relationship o
        where o.institution_id = ${merge.into}::uuid and o.kind = 'parent' and o.to_on is null
          and o.other_institution_id not in (${merge.from}::uuid, f.other_institution_id))`,
  );
}

/** And one owner and one deputy: whose it was in the record that is not chosen ends. */
export async function oneOwner(
  tx: Db,
  merge: Merge,
  { part, ends }: { part: OwnerPart; ends: 'from' | 'into' },
  now: Temporal.Instant,
): Promise<void> {
  const [loser, other] = ends === 'from' ? [merge.from, merge.into] : [merge.into, merge.from];
  await changeRows(
    tx,
    merge,
    institutionOwner,
    { ended_at: sql`${now.toString()}::timestamptz`, ended_by: sql`${merge.by}::uuid` },
    sql`f.institution_id = ${loser}::uuid and f.part = ${part} and f.ended_at is null
      and exists (select 1 from institution_owner o where o.institution_id = ${other}::uuid
        and o.part = f.part and o.ended_at is null)`,
  );
}

/** Who has one role in both records keeps one of them, and it stays their main one if either was. */
export async function mainRolesStay(tx: Db, merge: Merge): Promise<void> {
  const twin = (one: string, other: string) => sql`f.institution_id = ${one}::uuid and f.to_on is null
    and exists (select 1 from role_holding o where o.institution_id = ${other}::uuid and o.to_on is null
      and o.contact_id = f.contact_id and plain_words(o.title) = plain_words(f.title)`;
  const { from, into } = merge;
  const mains = await tx.execute<{ id: string }>(
    sql`select f.contact_id as id from role_holding f where ${twin(from, into)}) and f.is_main`,
  );
  if (mains.length === 0) return;
  const theirs = sql`f.contact_id in (${sql.join(
    mains.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  const [no, yes] = [{ is_main: sql`false` }, { is_main: sql`true` }];
  await changeRows(tx, merge, roleHolding, no, sql`${twin(from, into)}) and f.is_main and ${theirs}`);
  const first = sql`f.id = (select o.id from role_holding o where o.contact_id = f.contact_id
    and o.institution_id = f.institution_id and o.to_on is null order by o.recorded_at, o.id limit 1)`;
  await changeRows(
    tx,
    merge,
    roleHolding,
    yes,
    sql`f.institution_id = ${into}::uuid and f.to_on is null
    and ${theirs} and ${first}`,
  );
}

/** Somebody has one main role: that of the record which was chosen. */
export async function oneMainRole(tx: Db, merge: Merge, ends: 'from' | 'into'): Promise<void> {
  const [loser, other] = ends === 'from' ? [merge.from, merge.into] : [merge.into, merge.from];
  const isMain = (id: string) => sql`f.contact_id = ${id}::uuid and f.is_main and f.to_on is null`;
  const hasMain = sql`exists (select 1 from role_holding o
    where o.contact_id = ${other}::uuid and o.is_main and o.to_on is null)`;
  await changeRows(tx, merge, roleHolding, { is_main: sql`false` }, sql`${isMain(loser)} and ${hasMain}`);
  if (ends === 'into') await sameRoleLeads(tx, merge, isMain(merge.from));
}

// Where the role that is chosen stands in the record that stays too, it is that one which becomes the main role.
async function sameRoleLeads(tx: Db, merge: Merge, isMain: SQL): Promise<void> {
  const [twin] = await tx.execute<{ id: string }>(sql`
    select o.id from role_holding f join role_holding o on o.contact_id = ${merge.into}::uuid
      and o.institution_id = f.institution_id and o.to_on is null and plain_words(o.title) = plain_words(f.title)
    where ${isMain} limit 1`);
  if (!twin) return;
  await changeRows(tx, merge, roleHolding, { is_main: sql`false` }, isMain);
  await changeRows(tx, merge, roleHolding, { is_main: sql`true` }, sql`f.id = ${twin.id}::uuid`);
}
