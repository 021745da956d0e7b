import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Strand } from '#db/schema/observations.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Shown } from './level-weeks.ts';
import { saidAt } from './said-at.ts';
import type { Week } from './weeks.ts';

/** What one area showed at a moment; the scores only of a level that held. */
export type AreaWeek = Week & { shown: Shown; scores: Readonly<Record<Strand, Level>> | null };

type Row = { n: number; level: Level; holds: boolean } & Record<Strand, Level>;

/** What one area showed at each of some moments, as it was known then. */
export async function areaWeeks(db: Db, area: AreaId, weeks: readonly Week[]): Promise<AreaWeek[]> {
  if (weeks.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    ${saidAt([area], weeks)}
    select n, level, holds, experienced, evidenced, potential from said`);
  const ofWeek = new Map([...rows].map((row) => [row.n, row]));
  return weeks.map((week, index): AreaWeek => {
    const row = ofWeek.get(index + 1);
    if (!row) return { ...week, shown: 'none', scores: null };
    const { experienced, evidenced, potential } = row;
    const scores = row.holds ? { experienced, evidenced, potential } : null;
    return { ...week, shown: row.holds ? row.level : 'old', scores };
  });
}
