import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { CommitmentId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';

type Asked = { ownerId: OfficerId | null; areas: readonly AreaId[] };

/** A promise that asks for something soon. */
export type DuePromise = {
  id: CommitmentId;
  words: string;
  dueOn: Temporal.PlainDate;
  state: 'late' | 'due' | 'to_tell';
  owner: string;
  area: string;
  institutionId: InstitutionId | null;
  institution: string | null;
};
type Row = Omit<DuePromise, 'dueOn'> & { dueOn: string } & Counts;
type Counts = { late: number; week: number; toTell: number; open: number };
export type DuePromises = { rows: DuePromise[] } & Counts;

/** The promises that are late, due within seven days, and to be told of, with how many; which were shown is recorded. */
export async function duePromises(
  db: Db,
  officer: Officer,
  { ownerId, areas }: Asked,
  now: Temporal.Instant,
): Promise<DuePromises> {
  const today = sql`${ukDay(now).toString()}::date`;
  const found = await db.execute<Row>(sql`
    with open as materialized (
      select c.id, c.due_on, case when c.ended_at is not null then 'to_tell' when c.due_on < ${today} then 'late'
        else 'due' end as state, c.due_on < ${today} + 7 as soon
      from commitment c where c.told_at is null and c.area_id = any(${`{${areas.join(',')}}`}::uuid[])
        ${ownerId ? sql`and c.owner_id = ${ownerId}` : sql``}
    ), counts as (
      select count(*) filter (where state = 'late')::int as late, count(*)::int as open,
        count(*) filter (where state = 'due' and soon)::int as week,
        count(*) filter (where state = 'to_tell')::int as "toTell" from open
    ), shown as (${first('late', 10)} union all ${first('due', 6)} union all ${first('to_tell', 4)})
    select c.id, c.words, c.due_on::text as "dueOn", s.state, o.name as owner, a.name as area,
      c.institution_id as "institutionId", i.name as institution, counts.*
    from shown s join commitment c on c.id = s.id join officer o on o.id = c.owner_id join area a on a.id = c.area_id
    cross join counts left join institution i on i.id = c.institution_id order by c.due_on, c.id`);
  const ids = [...found].map(({ id }) => id);
  const fields = ['words', 'owner_id'];
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'commitment', ids, fields }, now);
  const { late = 0, week = 0, toTell = 0, open = 0 } = found[0] ?? {};
  return { rows: [...found].map(plain), late, week, toTell, open };
}

const first = (state: DuePromise['state'], most: number): SQL =>
  sql`(select id, state from open where state = ${state} order by due_on, id limit ${most})`;

const plain = ({ id, words, dueOn, state, owner, area, institutionId, institution }: Row): DuePromise => ({
  ...{ id, words, state, owner, area, institutionId, institution },
  dueOn: Temporal.PlainDate.from(dueOn),
});
