import { connect, type Db } from '#db/client.ts';
import { addLevels } from '#db/seeds/load-levels.ts';
import { addReturns } from '#db/seeds/load-returns.ts';
import type { Sql } from '#db/sql.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { SummaryId } from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { assembleSummary } from '#lib/tension/summaries/assemble.ts';
import { takeInNew } from '#lib/tension/summaries/edit.ts';
import { findSummary } from '#lib/tension/summaries/find.ts';
import { weekOf } from '#lib/tension/summaries/week.ts';
import { anOfficer } from '../support/makers.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rounds = 60;
const weeks = 156;
/** Each round puts a draft together that is thrown away again. */
class Undone extends Error {}

/** Putting one week of the force with the most districts together, over three years of returns and assessments, beside its bare statements. */
export async function measureTensionSummary({ databaseUrl }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 10 });
  try {
    await addLevels(sql, { weeks });
    await addReturns(sql, { weeks });
    const officer = await anOfficer(db, 'analyst');
    const { id: areaId, districts } = await theBiggestForce(sql);
    const week = weekOf(ukDay(Temporal.Now.instant()));
    const took = { assembled: [], 'taken in anew': [], opened: [], 'bare statements': [] } as Record<
      string,
      number[]
    >;
    for (let round = 0; round <= rounds; round++) {
      const figures = await oneRound(db, sql, { officer, areaId, week });
      if (round > 0) for (const [name, each] of Object.entries(figures)) took[name]!.push(each);
    }
    const words = Object.entries(took).map(([name, figures]) => `${name} ${both(figures)}`);
    return [factRow(`summary of ${districts} districts, ${weeks} weeks`, words.join(', '))];
  } finally {
    await close();
  }
}

type Asked = { officer: Officer; areaId: AreaId; week: Temporal.PlainDate };

async function oneRound(db: Db, sql: Sql, asked: Asked): Promise<Record<string, number>> {
  const now = Temporal.Now.instant();
  const figures: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const value = await work();
    figures[name] = performance.now() - began;
    return value;
  };
  await db
    .transaction(async (tx) => {
      const { officer, areaId, week } = asked;
      const given = { areaId, week, horizon: [] };
      const id = valueOf(await timed('assembled', () => assembleSummary(tx, officer, given, now)));
      const asRead = { id, output: 'restricted', how: 'consult' } as const;
      await timed('opened', () => findSummary(tx, officer, asRead, now));
      await timed('taken in anew', () => takeInNew(tx, officer, { id, sequence: 0 }, now));
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  await timed('bare statements', () => bare(sql, asked));
  return figures;
}

function valueOf(outcome: { ok: true; value: SummaryId } | { ok: false; reason: string }): SummaryId {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const inForce = (sql: Sql, areaId: AreaId) => sql`
  (select id from area where parent_id = ${areaId} and kind = 'district' and valid_to is null)`;

/** What stands and what was reported, and one row written: the least that any way of putting it together does. */
const bare = (sql: Sql, { officer, areaId, week }: Asked) =>
  sql
    .begin(async (tx) => {
      await Promise.all([
        tx`select id, area_id, issue, rationale, mitigation, level, valid_until from tension_assessment
          where area_id in ${inForce(sql, areaId)} and approved_at is not null and ended_at is null`,
        tx`select * from tension_return where area_id in ${inForce(sql, areaId)} and week = ${week.toString()}
          and replaced_at is null`,
      ]);
      await tx`insert into tension_summary (area_id, week, districts, reported, nothing, assembled_at, assembled_by)
        values (${areaId}, ${week.toString()}, 0, 0, 0, now(), ${officer.id})`;
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });

async function theBiggestForce(sql: Sql): Promise<{ id: AreaId; districts: number }> {
  const [row] = await sql<{ id: AreaId; districts: number }[]>`
    select f.id, count(*)::int as districts from area f join area d on d.parent_id = f.id
    where f.kind = 'force' and d.kind = 'district' and d.valid_to is null group by f.id order by 2 desc, 1 limit 1`;
  return row!;
}

/** "12 ms (95 in 100 within 19 ms)" */
function both(figures: readonly number[]): string {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share: number) => shown(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms (95 in 100 within ${at(0.95)} ms)`;
}
