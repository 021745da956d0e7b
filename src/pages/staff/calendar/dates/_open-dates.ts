import type { AstroGlobal } from 'astro';
import type { NotableKind } from '#db/schema/notable-dates.ts';
import { leadDays } from '#lib/calendar/dates/courtesy.ts';
import { listDates } from '#lib/calendar/dates/list.ts';
import { dateKinds } from '#lib/calendar/dates/words.ts';
import { dayParts, ukDay } from '#lib/dates.ts';
import { areasFor, areasInSight } from '#lib/officers/areas.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** The dates that the address asks for: the next 28 days, or a month, of one kind or of all. */
export async function openDates({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const today = ukDay(now);
  const kind = dateKinds.find((one) => one === url.searchParams.get('kind'));
  const month = monthOf(url.searchParams.get('month'));
  const days = month ? daysOf(month) : { from: today, to: today.add({ days: leadDays }) };
  const areas = await areasInSight(db, officer, 'seeCalendar');
  const writable = await areasFor(db, officer, 'recordDate');
  const rows = await listDates(db, { areas, filter: { ...days, kind } });
  const around = month ?? today.toPlainYearMonth();
  return { officer, today, kind, month, rows, writable, months: monthTabs(around, month, kind) };
}
export type OpenDates = Awaited<ReturnType<typeof openDates>>;

function monthOf(text: string | null): Temporal.PlainYearMonth | null {
  if (!text || !/^20\d\d-(?:0[1-9]|1[0-2])$/.test(text)) return null;
  return Temporal.PlainYearMonth.from(text);
}

const daysOf = (month: Temporal.PlainYearMonth) => ({
  from: month.toPlainDate({ day: 1 }),
  to: month.toPlainDate({ day: month.daysInMonth }),
});

/** "December 2026" */
export function monthName(month: Temporal.PlainYearMonth): string {
  const parts = dayParts(month.toPlainDate({ day: 1 }));
  return `${parts.month} ${parts.year}`;
}

/** The address of the list for a month or the next 28 days, of a kind or of all. */
export const datesPath = (month: string | null, kind: NotableKind | undefined): string =>
  withQuery(paths.staff.dates, { month, kind });

function monthTabs(
  around: Temporal.PlainYearMonth,
  chosen: Temporal.PlainYearMonth | null,
  kind: NotableKind | undefined,
) {
  const near = [-1, 0, 1, 2].map((months) => around.add({ months }));
  return [
    { href: datesPath(null, kind), text: `Next ${leadDays} days`, isCurrent: chosen === null },
    ...near.map((month) => ({
      href: datesPath(month.toString(), kind),
      text: monthName(month),
      isCurrent: chosen?.equals(month) ?? false,
    })),
  ];
}
