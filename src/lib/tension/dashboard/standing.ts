import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Confidence, IssueCategory } from '#db/schema/observations.ts';
import type { AssessmentId, Spread, Trend } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { type SetLevel, stateAt } from '../levels/area-levels.ts';

/** An approved assessment that nobody has replaced, taken back or closed, whether it still holds or not. */
export type Standing = {
  id: AssessmentId;
  state: SetLevel['state'];
  category: IssueCategory;
  issue: string;
  level: Level;
  trend: Trend;
  confidence: Confidence;
  spread: Spread;
  experienced: Level;
  experiencedWords: string | null;
  evidenced: Level;
  evidencedWords: string | null;
  potential: Level;
  potentialWords: string | null;
  facts: string;
  view: string | null;
  rationale: string;
  mitigation: string | null;
  outlook7: Trend;
  outlook28: Trend;
  writtenBy: string;
  approvedBy: string;
  setAt: Temporal.Instant;
  validUntil: Temporal.Instant;
};
type Row = Omit<Standing, 'state' | 'setAt' | 'validUntil'> & { setAt: number; validUntil: number };

/** What stands of an area, the gravest first as it speaks for the area; which were read is recorded. */
export async function standingIn(
  db: Db,
  officer: Officer,
  area: AreaId,
  now: Temporal.Instant,
): Promise<Standing[]> {
  const epoch = (column: string) => sql.raw(`floor(extract(epoch from x.${column}) * 1000)::float8`);
  const rows = await db.execute<Row>(sql`
    select x.id, x.category, x.issue, x.level, x.trend, x.confidence, x.spread, x.experienced,
      x.experienced_words as "experiencedWords", x.evidenced, x.evidenced_words as "evidencedWords", x.potential,
      x.potential_words as "potentialWords", x.facts, x.view, x.rationale, x.mitigation, x.outlook_7 as "outlook7",
      x.outlook_28 as "outlook28", w.name as "writtenBy", a.name as "approvedBy",
      ${epoch('approved_at')} as "setAt", ${epoch('valid_until')} as "validUntil"
    from tension_assessment x join officer w on w.id = x.written_by join officer a on a.id = x.approved_by
    where x.area_id = ${area} and x.approved_at <= ${now.toString()}::timestamptz and x.ended_at is null
    order by x.level desc, x.valid_until desc, x.id limit 40`);
  const ids = [...rows].map(({ id }) => id);
  const entry = {
    operation: 'consult',
    entity: 'tension_assessment',
    fields: ['rationale', 'facts'],
  } as const;
  if (ids.length > 0) await record(db, officer, { ...entry, ids }, now);
  return [...rows].map((row) => standingOf(row, now));
}

function standingOf({ setAt, validUntil, ...row }: Row, now: Temporal.Instant): Standing {
  const until = Temporal.Instant.fromEpochMilliseconds(validUntil);
  const set = Temporal.Instant.fromEpochMilliseconds(setAt);
  return { ...row, state: stateAt(until, now), setAt: set, validUntil: until };
}
