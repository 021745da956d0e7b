import { isBankHoliday } from '#lib/bank-holidays.ts';
import type { HolidayRule } from '../../schema/event-series.ts';
import type { EventPlan } from './event-plan.ts';

type Day = Temporal.PlainDate;

/** Something that comes back: its rule, and the days that the rule gives. */
export type SeriesPlan = {
  plan: Omit<EventPlan, 'day' | 'weekday'> & { from: string; minutes: number };
  rule: string;
  holidays: HolidayRule;
  days: readonly Day[];
  /** Up to here the dates of a rule without an end are made. */
  madeUntil: Day;
  /** The date, counted from the next one, that was moved by so many days, and the one that is left out. */
  moved?: { date: number; byDays: number };
  removed?: number;
  debriefs: readonly (readonly [headcount: number, feedback: string, learned: string])[];
};

const onOrAfter = (day: Day, weekday: number) => day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });
const nthOfMonth = (month: Day, nth: number, weekday: number) =>
  onOrAfter(month.with({ day: 1 }), weekday).add({ weeks: nth - 1 });

/** A weekly surgery, a monthly beat meeting and a yearly fair, each begun before today. */
export function theSeriesPlans(today: Day): readonly SeriesPlan[] {
  return [surgery(today), beatMeeting(today), fair(today)];
}

function surgery(today: Day): SeriesPlan {
  const first = onOrAfter(today, 4).subtract({ weeks: 18 });
  const days = Array.from({ length: 32 }, (_, week) => first.add({ weeks: week }));
  return {
    ...{ rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=32', holidays: 'skip', days, madeUntil: days.at(-1)! },
    ...{ removed: 4, moved: { date: 2, byDays: -1 } },
    plan: {
      ...{ title: 'Thursday surgery', type: 'Surgery', from: '10:00', minutes: 120, byPolice: true },
      ...{ at: { site: 'bedford' }, organiser: 'Bedfordshire Prevent team', audiences: ['Everyone'] },
      summary: 'Two hours at the library in which you can ask us anything. Nobody takes your name.',
      ...{
        access: ['Quiet space', 'Interpreter on request'],
        safety: 'Never alone: the library desk knows.',
      },
    },
    debriefs: [
      [3, 'Asked about a course of study abroad, and about a leaflet.', 'Bring the leaflet in Polish.'],
      [0, '', 'Nobody came in the half-term.'],
      [5, 'Two asked how to check a charity.', 'Charity Commission card to the table.'],
    ],
  };
}

function beatMeeting(today: Day): SeriesPlan {
  const first = nthOfMonth(today.subtract({ months: 8 }), 1, 2);
  const days = Array.from({ length: 33 }, (_, month) => nthOfMonth(first.add({ months: month }), 1, 2));
  return {
    ...{ rule: 'FREQ=MONTHLY;BYDAY=1TU', holidays: 'keep', days, madeUntil: days.at(-1)! },
    plan: {
      ...{ title: 'Queen’s Park beat meeting', type: 'Beat meeting', from: '18:30', minutes: 75 },
      ...{ at: { site: 'queens-park' }, organiser: 'Bedford Castle Ward Neighbourhood Team', byPolice: true },
      summary: 'What the neighbourhood team did last month, and what it is to do in the next one.',
      ...{ audiences: ['Everyone'], access: ['Children welcome'], going: ['supervisor'] },
    },
    debriefs: [[22, 'Parking by the school, and lights on Ridge Lane.', 'Bring somebody from the council.']],
  };
}

function fair(today: Day): SeriesPlan {
  const nextMonth = today.with({ day: 1 }).add({ months: 2 });
  const days = [-1, 0, 1].map((years) => nthOfMonth(nextMonth.add({ years }), 2, 6));
  return {
    ...{ rule: `FREQ=YEARLY;BYMONTH=${nextMonth.month};BYDAY=2SA`, holidays: 'keep', days },
    ...{ madeUntil: days.at(-1)! },
    plan: {
      ...{ title: 'Luton neighbours’ fair', type: 'Community event', from: '11:00', minutes: 300 },
      ...{ at: { venue: 'wardown' }, organiser: 'Lea Valley Refugee Welcome', byPolice: false },
      ...{ with: ['Bury Brook Gurdwara', 'Leagrave Park Sixth Form'], registration: 'heads', capacity: 400 },
      summary: 'Forty tables, three stages and one very long lunch.',
      ...{
        audiences: ['Families', 'Everyone'],
        access: ['Children welcome', 'Prayer space'],
        going: ['comms'],
      },
    },
    debriefs: [[620, 'People asked for more seats in the shade.', 'Order thirty more chairs.']],
  };
}

/** Whether a day of the rule has no date: it falls on a bank holiday that the series skips. */
export const isSkipped = ({ holidays }: SeriesPlan, day: Day): boolean =>
  holidays === 'skip' && isBankHoliday(day);
