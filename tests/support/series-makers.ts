import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { makeSeries } from '#lib/calendar/series/make.ts';
import type { RuleEnd } from '#lib/calendar/series/rule.ts';
import { anEvent } from './event-makers.ts';
import { now } from './makers.ts';

/** The first of three weekly dates in an area, or of as many as it is given: its id. */
export async function aDateOfSeries(
  db: Db,
  officer: Officer,
  areaId: AreaId,
  end: RuleEnd = { kind: 'count', times: 3 },
): Promise<EventId> {
  const startsAt = Temporal.Instant.from('2026-12-03T18:00:00Z');
  const endsAt = startsAt.add({ minutes: 90 });
  const first = await anEvent(db, { areaId, startsAt, endsAt, leadOfficerId: officer.id });
  const pattern = { every: 'week', weekdays: [4] } as const;
  const rule = { interval: 1, pattern, end };
  const made = await makeSeries(db, officer, first.id, { rule, holidays: 'keep' }, now);
  if (!made.ok) throw new Error(made.reason);
  return first.id;
}
