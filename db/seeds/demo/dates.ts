import type { AreaId } from '../../schema/areas.ts';
import { notableDate } from '../../schema/notable-dates.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { reckonedDates } from '#lib/calendar/dates/keep-reckoned.ts';
import { ukDay } from '#lib/dates.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = { home: AreaId; district: AreaId; officer: OfficerId; now: Temporal.Instant };

/** The dates that any calendar has, and a few that somebody of the team typed in. */
export async function writeDates(tx: Transaction, world: World): Promise<void> {
  await insertRows(tx, notableDate, reckonedDates(world.now));
  await insertRows(tx, notableDate, typedIn(world));
}

function typedIn({ home, district, officer, now }: World): (typeof notableDate.$inferInsert)[] {
  const today = ukDay(now);
  const by = {
    addedAt: now.subtract({ hours: 24 * 9 }),
    addedBy: officer,
    checkedOn: today.subtract({ days: 9 }),
  };
  const on = (days: number, length = 0) => ({
    startsOn: today.add({ days }),
    endsOn: today.add({ days: days + length }),
  });
  return [
    {
      kind: 'term',
      title: 'Schools break up',
      ...on(26, 16),
      areaId: home,
      source: 'Council term dates',
      ...by,
    },
    {
      ...{ kind: 'court', title: 'Inquest opens, for one week', ...on(12, 4), areaId: home, mayShift: true },
      ...{ words: 'Media are expected outside the court. No lines of ours before its end.' },
      ...{ source: 'Coroner’s public list', ...by },
    },
    {
      ...{ kind: 'anniversary', title: 'Ten years of the interfaith walk', ...on(20), areaId: district },
      ...{ isCourtesy: true, source: 'The walk’s own notice', ...by },
    },
    {
      ...{ kind: 'demonstration', title: 'March for the hospital', ...on(13), areaId: district },
      ...{ place: 'Harpur Square to the town hall', source: 'Announced in the local paper', ...by },
    },
  ];
}
