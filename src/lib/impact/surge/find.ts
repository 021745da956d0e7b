import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { surge, surgeArea, type SurgeId } from '#db/schema/surges.ts';
import type { Operation } from '#db/schema/audit.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { callsOf } from './calls.ts';
import { decisionsOf } from './decisions.ts';

const opener = alias(account, 'opener');
const runner = alias(account, 'runner');
const closer = alias(account, 'closer');

/**
 * A surge with its calls and its decisions; that it was looked at, or given out as a print, is recorded. Null where
 * there is none.
 *
 * @param how `consult` for a page, `disclose` for a print
 */
export async function findSurge(
  db: Db,
  officer: Officer,
  { id, how = 'consult' }: { id: SurgeId; how?: Extract<Operation, 'consult' | 'disclose'> },
  now: Temporal.Instant,
) {
  const [[row], areas, calls, decisions] = await Promise.all([
    headOf(db, id),
    areasOf(db, id),
    callsOf(db, id, now),
    decisionsOf(db, id),
  ]);
  if (!row) return null;
  const fields = ['words', 'rung_by', 'decision', 'decided_by', 'officer_id'];
  await record(db, officer, { operation: how, entity: 'surge', ids: [id], fields }, now);
  return { ...row, areas, calls, decisions };
}
export type FoundSurge = NonNullable<Awaited<ReturnType<typeof findSurge>>>;

const headOf = (db: Db, id: SurgeId) =>
  db
    .select({ surge, opener: opener.name, runner: runner.name, closer: closer.name })
    .from(surge)
    .innerJoin(opener, eq(opener.id, surge.openedBy))
    .innerJoin(runner, eq(runner.id, surge.runBy))
    .leftJoin(closer, eq(closer.id, surge.closedBy))
    .where(eq(surge.id, id));

const areasOf = (db: Db, id: SurgeId) =>
  db
    .select({ id: area.id, name: area.name, slug: area.slug, kind: area.kind })
    .from(surgeArea)
    .innerJoin(area, eq(area.id, surgeArea.areaId))
    .where(eq(surgeArea.surgeId, id))
    .orderBy(asc(area.name));
