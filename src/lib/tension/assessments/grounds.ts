import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Corroboration, ObservationId, Strand } from '#db/schema/observations.ts';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukMoment } from '#lib/dates.ts';
import type { AssessmentRow } from './given.ts';

/** An observation that an assessment can rest on. */
export type Ground = {
  id: ObservationId;
  noticedAt: Temporal.Instant;
  area: string;
  strand: Strand;
  corroboration: Corroboration;
  words: string;
  isTicked: boolean;
};
type Row = Omit<Ground, 'noticedAt'> & { noticedAt: number };
type Of = Pick<AssessmentRow, 'id' | 'areaId' | 'category' | 'coversFrom' | 'coversTo'>;
/** Where the reader may see observations. */
type Within = { areas: readonly AreaId[] };

/** What was noticed of the issue in the area and the days of an assessment, and whatever it rests on already. */
export const groundsFor = (db: Db, officer: Officer, of: Of & Within, now: Temporal.Instant) => {
  const midnight = new Temporal.PlainTime();
  const from = ukMoment(of.coversFrom, midnight).toString();
  const until = ukMoment(of.coversTo.add({ days: 1 }), midnight).toString();
  const fits = sql`(o.category = ${of.category} and o.noticed_at >= ${from}::timestamptz
    and o.noticed_at < ${until}::timestamptz and o.area_id in (
      with recursive inside as (
        select ${of.areaId}::uuid as id union select a.id from area a join inside i on a.parent_id = i.id
      ) select id from inside))`;
  return read(db, officer, { ...of, where: sql`(t.observation_id is not null or ${fits})` }, now);
};

/** What an assessment rests on, as long as it is kept. */
export const groundsOf = (
  db: Db,
  officer: Officer,
  of: { id: AssessmentId } & Within,
  now: Temporal.Instant,
) => read(db, officer, { ...of, where: sql`t.observation_id is not null` }, now);

async function read(
  db: Db,
  officer: Officer,
  { id, areas, where }: { id: AssessmentId; where: SQL } & Within,
  now: Temporal.Instant,
): Promise<Ground[]> {
  if (areas.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select o.id, floor(extract(epoch from o.noticed_at) * 1000)::float8 as "noticedAt", a.name as area, o.strand,
      o.corroboration, o.words, t.observation_id is not null as "isTicked"
    from tension_observation o join area a on a.id = o.area_id
    left join assessment_observation t on t.observation_id = o.id and t.assessment_id = ${id}
    where o.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and ${where}
    order by o.noticed_at desc, o.id desc limit 60`);
  const ids = rows.map((row) => row.id);
  const entry = { operation: 'consult', entity: 'tension_observation', ids, fields: ['words'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return rows.map(({ noticedAt, ...row }) => ({
    ...row,
    noticedAt: Temporal.Instant.fromEpochMilliseconds(noticedAt),
  }));
}
