import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { type ReporterCapacity, returnReporter } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { levelOfArea } from '../levels/area-levels.ts';
import { type Answer, type OfficerSaid, saysNothing } from './given.ts';
import { keepReturn, type Sent } from './keep.ts';
import { isReportable } from './weeks.ts';

type Given = { formToken: string; areaId: AreaId; week: Temporal.PlainDate; answer: Answer<OfficerSaid> };
export type SendRefusal =
  'no such week' | 'no district' | 'nothing said' | 'no reason' | 'level changed' | 'sent by somebody else';

/** Sends an officer's return for a district and a week; another one for the same week takes its place. */
export function sendReturn(
  db: Db,
  officer: Officer,
  { formToken, areaId, week, answer }: Given,
  now: Temporal.Instant,
): Promise<Outcome<Sent, SendRefusal>> {
  return db.transaction(async (tx) => {
    if (!isReportable(week, now)) return refused('no such week');
    const [place] = await tx.select({ kind: area.kind }).from(area).where(eq(area.id, areaId));
    if (place?.kind !== 'district') return refused('no district');
    const capacity = await capacityOf(tx, officer, areaId);
    const row = { formToken, areaId, week, capacity, officerId: officer.id };
    if (answer === 'nothing') return keepReturn(tx, officer, { ...row, answer: 'nothing' }, now);
    if (saysNothing(answer)) return refused('nothing said');
    const { levelView, levelShown, viewWords, ...said } = answer;
    if (levelView && levelView !== 'agree' && !viewWords) return refused('no reason');
    if (levelView && !(await stillStands(tx, areaId, levelShown, now))) return refused('level changed');
    const view = levelView ? { levelView, levelShown, viewWords } : { viewWords: null };
    return keepReturn(tx, officer, { ...row, answer: 'something', ...said, ...view }, now);
  });
}

// Who disagrees does so with the level that they were shown, not with one that was set while they wrote.
async function stillStands(
  tx: Db,
  areaId: AreaId,
  shown: OfficerSaid['levelShown'],
  now: Temporal.Instant,
): Promise<boolean> {
  const level = await levelOfArea(tx, areaId, now);
  return level.state === 'current' && level.level === shown;
}

/** As what an officer reports for a district: as the list has it, and else by their role. */
async function capacityOf(tx: Db, officer: Officer, areaId: AreaId): Promise<ReporterCapacity> {
  const own = and(eq(returnReporter.officerId, officer.id), eq(returnReporter.areaId, areaId));
  const [row] = await tx
    .select({ capacity: returnReporter.capacity })
    .from(returnReporter)
    .where(and(own, isNull(returnReporter.endedAt)));
  const readsOnly = officer.grants.every(({ role }) => role === 'npt_reader');
  return row?.capacity ?? (readsOnly ? 'neighbourhood_policing' : 'prevent_officer');
}
