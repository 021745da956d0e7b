/** The days that a briefing is for, and the day on which every print of it is destroyed. */
export type BriefingDays = {
  coversFrom: Temporal.PlainDate;
  coversTo: Temporal.PlainDate;
  destroyOn: Temporal.PlainDate;
};

export type DaysRefusal =
  'ends before it begins' | 'over already' | 'too long' | 'destroyed too early' | 'destroyed too late';

/** What is written for longer than that is out of date before it ends. */
export const mostDays = 29;
export const mostDaysKept = 90;

const { compare } = Temporal.PlainDate;

/** Why a briefing cannot be for these days; null where it can. */
export function refusedDays(
  { coversFrom, coversTo, destroyOn }: BriefingDays,
  today: Temporal.PlainDate,
): DaysRefusal | null {
  if (compare(coversTo, coversFrom) < 0) return 'ends before it begins';
  if (compare(coversTo, today) < 0) return 'over already';
  if (coversFrom.until(coversTo).days >= mostDays) return 'too long';
  if (compare(destroyOn, coversTo) <= 0) return 'destroyed too early';
  return coversTo.until(destroyOn).days > mostDaysKept ? 'destroyed too late' : null;
}

/** Every day that a briefing is for. */
export const daysOf = ({ coversFrom, coversTo }: Omit<BriefingDays, 'destroyOn'>): Temporal.PlainDate[] =>
  Array.from({ length: coversFrom.until(coversTo).days + 1 }, (_, days) => coversFrom.add({ days }));
