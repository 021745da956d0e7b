import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { briefing, briefingItem, type BriefingId } from '#db/schema/briefings.ts';
import { ukDay } from '#lib/dates.ts';
import { briefingEvents, type BriefingEvent } from './events.ts';
import type { BriefingDays } from './days.ts';
import { type BriefingWords, longest, mostWords } from './items.ts';

type Begun = BriefingDays & {
  areaId: AreaId;
  /** The area with all that lies in it. */ areas: readonly AreaId[];
};

/**
 * What a new briefing of an area begins with: the lines of the last one that was released there, what it left to do,
 * and a task for each event to be seen at.
 */
export async function beginning(
  db: Db,
  { areaId, areas, coversFrom, coversTo }: Begun,
): Promise<BriefingWords> {
  const [last] = await db
    .select({ id: briefing.id, coversTo: briefing.coversTo })
    .from(briefing)
    .where(and(eq(briefing.areaId, areaId), isNotNull(briefing.releasedAt)))
    .orderBy(desc(briefing.coversFrom), desc(briefing.releasedAt))
    .limit(1);
  const [kept, events] = await Promise.all([
    last ? wordsLeft(db, last.id) : { lines: [], avoid: [], tasks: [] },
    briefingEvents(db, { areas, from: coversFrom, to: coversTo }),
  ]);
  // A new version for days that were briefed already keeps its tasks; for other days their day has gone.
  const goesOn = last !== undefined && Temporal.PlainDate.compare(last.coversTo, coversFrom) >= 0;
  const left = kept.tasks.map((task) => ({ ...task, dueOn: goesOn ? within(task.dueOn) : null }));
  const seen = goesOn ? [] : events.map(taskAt);
  return { ...kept, tasks: [...left, ...seen].slice(0, mostWords.tasks) };

  function within(day: Temporal.PlainDate | null) {
    if (!day) return null;
    const { compare } = Temporal.PlainDate;
    return compare(day, coversFrom) >= 0 && compare(day, coversTo) <= 0 ? day : null;
  }
}

async function wordsLeft(db: Db, briefingId: BriefingId): Promise<BriefingWords> {
  const rows = await db
    .select()
    .from(briefingItem)
    .where(and(eq(briefingItem.briefingId, briefingId), isNull(briefingItem.doneAt)))
    .orderBy(asc(briefingItem.position));
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    lines: of('line').map(({ words }) => words),
    avoid: of('avoid').map(({ words }) => words),
    tasks: of('task').map(({ words, who, dueOn }) => ({ words, who, dueOn })),
  };
}

const taskAt = ({ title, place, startsAt }: BriefingEvent) => ({
  words: `Be seen at ${[title, place].filter(Boolean).join(', ')}`.slice(0, longest.task),
  who: 'Neighbourhood team',
  dueOn: ukDay(startsAt),
});
