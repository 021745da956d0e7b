import type { AreaId } from '../../schema/areas.ts';
import { briefing, briefingItem, type BriefingId } from '../../schema/briefings.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { type BriefingPlan, theBriefings } from './briefing-plans.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'supervisor' | 'deputy' | 'npt', OfficerId>>;
  now: Temporal.Instant;
};

/** Briefings in force, one that was replaced, one that is over, one that waits for its release, and a draft. */
export async function writeBriefings(tx: Transaction, world: World): Promise<void> {
  for (const plan of theBriefings) await writeBriefing(tx, plan, world);
}

// As a draft first: once a briefing is released, nothing is written into it.
async function writeBriefing(tx: Transaction, plan: BriefingPlan, { areas, people, now }: World) {
  const id = crypto.randomUUID() as BriefingId;
  const today = ukDay(now);
  const writtenBy = people[plan.by];
  const at = (hoursAgo: number) => now.subtract({ hours: hoursAgo });
  const [coversFrom, coversTo] = [today.add({ days: plan.from }), today.add({ days: plan.to })];
  const days = { coversFrom, coversTo, destroyOn: today.add({ days: Math.max(plan.to, 0) + 1 }) };
  const askedAt = plan.asked === undefined ? null : at(plan.asked);
  const by = { writtenAt: at(plan.written), writtenBy, writers: [writtenBy], askedAt };
  await insertRows(tx, briefing, [{ id, areaId: areas.get(plan.area)!, ...days, ...by }]);
  const tasks = plan.tasks.map(([words, who, day, ticked], position) => ({
    ...{ briefingId: id, kind: 'task' as const, position, words, who },
    dueOn: day === null ? null : today.add({ days: day }),
    ...(ticked === undefined ? {} : { doneAt: at(ticked), doneBy: people.npt }),
  }));
  const said = (kind: 'line' | 'avoid', all: readonly string[]) =>
    all.map((words, position) => ({ briefingId: id, kind, position, words }));
  await insertRows(tx, briefingItem, [...said('line', plan.lines), ...said('avoid', plan.avoid)]);
  // Rows of one statement hold the same columns.
  for (const task of tasks) await insertRows(tx, briefingItem, [task]);
  if (plan.released === undefined) return;
  const releasedBy = people[plan.by === 'supervisor' ? 'deputy' : 'supervisor'];
  await tx`update briefing set released_at = ${at(plan.released).toString()}, released_by = ${releasedBy} where id = ${id}`;
}
