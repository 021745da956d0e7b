import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { NotableKind } from '#db/schema/notable-dates.ts';
import { listDates } from '#lib/calendar/dates/list.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { safetyEvents } from '#lib/calendar/events/safety-events.ts';
import { shortDay, ukDay } from '#lib/dates.ts';

const horizonDays = 28;
// Days of faith are not among them: what people celebrate is no sign of tension.
const told: readonly NotableKind[] = ['election', 'court', 'anniversary', 'demonstration'];

type Line = { on: Temporal.PlainDate; words: string };

/** What the calendar knows of the next four weeks in an area that matters for safety, a line each, by day. */
export async function horizonOf(
  db: Db,
  { slug, path, from }: { slug: string; path: readonly AreaId[]; from: Temporal.PlainDate },
): Promise<string[]> {
  const areas = [...(await areasWithin(db, slug))];
  const span = { from, to: from.add({ days: horizonDays }) };
  const [events, dates] = await Promise.all([
    safetyEvents(db, { areas, ...span }),
    listDates(db, { areas: [...areas, ...path], filter: span }),
  ]);
  const held: Line[] = events.map((one) => ({
    on: ukDay(one.startsAt),
    words: lineOf(one.title, one.place),
  }));
  const known: Line[] = dates
    .filter(({ kind }) => told.includes(kind))
    .slice(0, 12)
    .map((one) => ({ on: one.startsOn, words: lineOf(one.title, one.place) }));
  return [...held, ...known]
    .sort((one, other) => Temporal.PlainDate.compare(one.on, other.on))
    .map(({ on, words }) => `${shortDay(on)}: ${words}`);
}

const lineOf = (title: string, place: string | null) => [title, place].filter(Boolean).join(', ');
