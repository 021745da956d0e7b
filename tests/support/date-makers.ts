import type { Db } from '#db/client.ts';
import type { NotableDateId } from '#db/schema/notable-dates.ts';
import type { Officer } from '#lib/actor.ts';
import { addDate, type NewDate } from '#lib/calendar/dates/add.ts';
import { now } from './makers.ts';

const day = Temporal.PlainDate.from('2026-12-03');

/** What a form says of a date, for tests that change one thing. */
export const aDate: NewDate = {
  ...{ kind: 'court', title: 'Sentencing at the Crown Court', words: null, startsOn: day, endsOn: day },
  ...{ hours: null, place: null, areaId: null, mayShift: true, isCourtesy: false },
  ...{ source: 'Court list', checkedOn: Temporal.PlainDate.from('2026-11-20') },
};

/** A date that somebody typed in. */
export async function aNotableDate(
  db: Db,
  officer: Officer,
  given: Partial<NewDate> = {},
): Promise<NotableDateId> {
  const made = await addDate(db, officer, { ...aDate, ...given }, now);
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}
