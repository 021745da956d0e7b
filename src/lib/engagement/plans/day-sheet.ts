import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukMoment } from '#lib/dates.ts';
import { isTheirs } from './list.ts';
import { momentSql } from './warnings.ts';

/** A visit as it is carried in a pocket: where it is, how to get in, what for, and what we owe them. */
export type SheetVisit = {
  id: PlannedContactId;
  type: string;
  purpose: string;
  topic: string | null;
  words: string | null;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  officer: string;
  along: readonly string[];
  institution: string;
  telephone: string | null;
  address: string | null;
  parking: string | null;
  stepFree: boolean | null;
  accessNotes: string | null;
  lastOn: Temporal.PlainDate | null;
  asked: string | null;
  promises: readonly string[];
};
type Row = Omit<SheetVisit, 'startsAt' | 'endsAt' | 'lastOn'> & {
  startsAt: string;
  endsAt: string;
  lastOn: string | null;
  promised: string[];
  lastId: string | null;
};

/** The visits of a day, an officer's own or everybody's in some areas, with what to know at the door; all is recorded. */
export async function daySheet(
  db: Db,
  officer: Officer,
  { whose, areas }: { whose: OfficerId | null; areas: readonly AreaId[] },
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<SheetVisit[]> {
  const at = (on: Temporal.PlainDate) =>
    sql`${ukMoment(on, new Temporal.PlainTime()).toString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select p.id, t.label as type, u.label as purpose, tt.label as topic, p.words,
      ${momentSql(sql`p.starts_at`)} as "startsAt", ${momentSql(sql`p.ends_at`)} as "endsAt", o.name as officer,
      array(select n.name from planned_contact_officer x join officer n on n.id = x.officer_id
        where x.planned_contact_id = p.id order by 1) as along,
      i.name as institution, i.telephone, concat_ws(', ', s.name, s.street, s.town, s.postcode) as address,
      nullif(s.parking, '') as parking, s.step_free as "stepFree", s.access_notes as "accessNotes",
      (l.happened_at at time zone 'Europe/London')::date::text as "lastOn", l.asked_of_us as asked, l.id as "lastId",
      coalesce(c.words, '{}') as promises, coalesce(c.ids, '{}') as promised
    from planned_contact p join institution i on i.id = p.institution_id join officer o on o.id = p.officer_id
    join engagement_term t on t.code = p.type_code join engagement_term u on u.code = p.purpose_code
    left join engagement_term tt on tt.code = p.topic_code
    left join lateral (select * from site s where s.closed_on is null and (s.id = p.site_id
      or (p.site_id is null and s.institution_id = p.institution_id)) order by s.id limit 1) s on true
    left join lateral (select e.id, e.happened_at, e.asked_of_us from engagement e
      where e.institution_id = p.institution_id and e.area_id = any(${`{${areas.join(',')}}`}::uuid[])
      order by e.happened_at desc limit 1) l on true
    left join lateral (select array_agg(m.words order by m.due_on) as words, array_agg(m.id::text) as ids
      from commitment m where m.institution_id = p.institution_id and m.told_at is null and m.ended_at is null
        and m.area_id = any(${`{${areas.join(',')}}`}::uuid[])) c on true
    where p.cancelled_at is null and p.starts_at >= ${at(day)} and p.starts_at < ${at(day.add({ days: 1 }))}
      and (i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[]))
      ${whose ? sql`and ${isTheirs(whose)}` : sql``}
    order by p.starts_at, p.id limit 60`);
  await recordSheet(db, officer, [...rows], now);
  return [...rows].map(plain);
}

async function recordSheet(
  db: Db,
  officer: Officer,
  rows: readonly Row[],
  now: Temporal.Instant,
): Promise<void> {
  const shown = {
    planned_contact: rows.map(({ id }) => id),
    commitment: rows.flatMap(({ promised }) => promised),
    engagement: rows.flatMap(({ lastId, asked }) => (lastId && asked ? [lastId] : [])),
  };
  const fields = { planned_contact: ['words'], commitment: ['words'], engagement: ['asked_of_us'] };
  for (const [entity, ids] of Object.entries(shown) as [keyof typeof shown, string[]][])
    if (ids.length > 0)
      await record(db, officer, { operation: 'consult', entity, ids, fields: fields[entity] }, now);
}

const plain = ({ startsAt, endsAt, lastOn, promised: _, lastId: __, ...row }: Row): SheetVisit => ({
  ...row,
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
  lastOn: lastOn ? Temporal.PlainDate.from(lastOn) : null,
});
