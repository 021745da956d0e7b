/** A day as it is typed in three boxes. */
export type TypedDay = { day: string; month: string; year: string };

/** A day typed in three boxes; null when there is no such day. */
export function readDay({ day, month, year }: TypedDay): Temporal.PlainDate | null {
  const parts = [day, month, year].map((part) => part.trim());
  if (!parts.every((part) => /^\d{1,4}$/.test(part)) || !/^\d{4}$/.test(parts[2] ?? '')) return null;
  const [d = 0, m = 0, y = 0] = parts.map(Number);
  try {
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** A day as the three boxes show it. */
export const typedDay = (on: Temporal.PlainDate): TypedDay => ({
  day: String(on.day),
  month: String(on.month),
  year: String(on.year),
});

/** Whether nothing was typed in any of the three boxes. */
export const isBlankDay = ({ day, month, year }: TypedDay): boolean => `${day}${month}${year}`.trim() === '';

/** A time of day typed as 2:30pm, 2.30 pm, 14:30, 1430, 5pm or noon; null when it is none. */
export function readTime(text: string): Temporal.PlainTime | null {
  const plain = text.toLowerCase().replace(/\s+/g, '');
  if (/^(?:12)?noon$/.test(plain)) return Temporal.PlainTime.from({ hour: 12 });
  if (/^(?:12)?midnight$/.test(plain)) return Temporal.PlainTime.from({ hour: 0 });
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.]?(\d{2}))?([ap]m)?$/.exec(plain) ?? [];
  // "9" alone could be morning or evening.
  if (!hours || (!half && plain.length < 3)) return null;
  const hour = half ? halfDay(Number(hours), half) : Number(hours);
  if (hour === null || hour > 23 || Number(minutes) > 59) return null;
  return Temporal.PlainTime.from({ hour, minute: Number(minutes) });
}

function halfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
