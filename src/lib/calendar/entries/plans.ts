import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { type AskedEntries, type Entry, type EntryState, mostOfLayer } from './entry.ts';
import { at, epoch, liesIn } from './entry-sql.ts';

type Row = {
  id: string;
  type: string;
  institution: string;
  institutionId: InstitutionId;
  startsAt: number;
  endsAt: number;
  place: string | null;
  officer: string;
  isDone: boolean;
  isMine: boolean;
  leads: boolean;
  mayMove: boolean;
};

/**
 * The visits between two moments that stand: those of the reader as `visits`, those of everybody else as `others`.
 * Whose were shown is recorded.
 */
export async function planEntries(
  db: Db,
  officer: Officer,
  asked: AskedEntries,
  now: Temporal.Instant,
): Promise<Entry[]> {
  const { from, to, areas, isOneArea } = asked;
  if (areas.plans.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select * from (
      select p.id, t.label as type, i.name as institution, p.institution_id as "institutionId",
        ${epoch(sql`p.starts_at`)} as "startsAt", ${epoch(sql`p.ends_at`)} as "endsAt", s.name || ', ' || s.town as place,
        o.name as officer, p.engagement_id is not null as "isDone", ${isTheirs(officer)} as "isMine",
        p.officer_id = ${officer.id} as leads,
        ${liesIn(sql`i.district_id`, areas.movePlans, areas.movePlans.length === 0)} as "mayMove"
      from planned_contact p join institution i on i.id = p.institution_id join officer o on o.id = p.officer_id
        join engagement_term t on t.code = p.type_code left join site s on s.id = p.site_id
      where p.cancelled_at is null and p.starts_at >= ${at(from)} - interval '1 day' and p.starts_at < ${at(to)}
        and p.ends_at > ${at(from)} and ${liesIn(sql`i.district_id`, areas.plans, isOneArea)}
    ) x where ${ofLayers(asked)} order by "startsAt", id limit ${mostOfLayer}`);
  const shown = [...rows].map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'planned_contact', ids: shown } as const;
  if (shown.length > 0) await record(db, officer, { ...entry, fields: ['officer_id'] }, now);
  return [...rows].map((row) => entryOf(row, now));
}

const isTheirs = ({ id }: Officer): SQL => sql`(p.officer_id = ${id} or exists (
  select 1 from planned_contact_officer x where x.planned_contact_id = p.id and x.officer_id = ${id}))`;

function ofLayers({ layers }: AskedEntries): SQL {
  if (!layers.includes('others')) return sql`x."isMine"`;
  return layers.includes('visits') ? sql`true` : sql`not x."isMine"`;
}

function entryOf(row: Row, now: Temporal.Instant): Entry {
  const { id, type, institution, institutionId, place, isDone, isMine, leads } = row;
  const [startsAt, endsAt] = [momentOf(row.startsAt), momentOf(row.endsAt)];
  return {
    ...{ layer: isMine ? 'visits' : 'others', kind: 'plan', id, title: `${type}: ${institution}`, place },
    ...{ startsAt, endsAt, allDay: false, who: leads ? null : row.officer, state: stateOf(row, now) },
    ...{ mayMove: row.mayMove && leads && !isDone, institutions: [institutionId], seriesId: null },
  };
}

const stateOf = ({ isDone, isMine, endsAt }: Row, now: Temporal.Instant): EntryState | null => {
  if (isDone) return 'done';
  return isMine && endsAt < now.epochMilliseconds ? 'not logged' : null;
};
