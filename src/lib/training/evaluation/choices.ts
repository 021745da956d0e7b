import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { ledBy } from './scope.ts';

export type EvaluationChoice = { value: string; text: string };
export type EvaluationChoices = Readonly<Record<'course' | 'sector' | 'trainer', EvaluationChoice[]>>;

/** What the results can be narrowed by: what people in these areas were asked about, by whom they were taught. */
export async function evaluationChoices(db: Db, areas: readonly AreaId[]): Promise<EvaluationChoices> {
  if (areas.length === 0) return { course: [], sector: [], trainer: [] };
  const rows = await db.execute<EvaluationChoice & { kind: keyof EvaluationChoices }>(sql`
    with asked as materialized (
      select s.id, s.course_id, s.lead_officer_id from training_session s
      where s.area_id in ${[...areas]} and exists (select 1 from evaluation_round q where q.session_id = s.id))
    select 'course' as kind, c.slug as value, c.title as text, 0 as place from course c
      where c.id in (select course_id from asked)
    union all
    select 'sector', x.code, x.label, x.position from sector x
    union all
    select 'trainer', o.id::text, o.name, 0 from officer o
      where o.id in (select led.officer_id from asked s, lateral ${ledBy} as led (officer_id))
    order by kind, place, text`);
  const of = (kind: keyof EvaluationChoices) =>
    rows.filter((row) => row.kind === kind).map(({ value, text }) => ({ value, text }));
  return { course: of('course'), sector: of('sector'), trainer: of('trainer') };
}
