import type { AstroGlobal } from 'astro';
import { dayNamed } from '#lib/calendar/entries/span.ts';
import { busyTimes } from '#lib/calendar/free-time/busy.ts';
import { type FreeDay, freeOn, workingDaysFrom } from '#lib/calendar/free-time/free.ts';
import { teamIn } from '#lib/calendar/free-time/team.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';

/** How long is looked for, in minutes. */
export const lengths = [
  { value: '30', text: '30 minutes' },
  { value: '60', text: '1 hour' },
  { value: '120', text: '2 hours' },
  { value: '240', text: 'Half a day' },
];
const shownDays = 10;

/** Who was chosen and when they are all free; null where the page is not for the reader. */
export async function openFreeTime({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.manageEvents(officer)) return null;
  const query = url.searchParams;
  const team = await teamIn(db, await knownAreasFor(db, officer, 'manageEvents', now), now);
  const chosen = team.filter(({ id }) => query.getAll('who').includes(id)).map(({ id }) => id);
  const lasts = lengths.find(({ value }) => value === query.get('lasts'))?.value ?? '60';
  const today = ukDay(now);
  const asked = dayNamed(query.get('from'), now);
  const from = Temporal.PlainDate.compare(asked, today) < 0 ? today : asked;
  const days = chosen.length > 0 ? await freeDays(locals, { chosen, from, minutes: Number(lasts) }) : null;
  return { officer, team, chosen, lasts, from, days };
}
export type OpenFreeTime = NonNullable<Awaited<ReturnType<typeof openFreeTime>>>;

type Chosen = { chosen: OpenChosen; from: Temporal.PlainDate; minutes: number };
type OpenChosen = Parameters<typeof busyTimes>[1]['officers'];

async function freeDays(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  { chosen, from, minutes }: Chosen,
): Promise<FreeDay[]> {
  const days = workingDaysFrom(from, shownDays);
  const midnight = new Temporal.PlainTime();
  const between = {
    from: ukMoment(days[0]!, midnight),
    to: ukMoment(days.at(-1)!.add({ days: 1 }), midnight),
  };
  const busy = await busyTimes(db, { officers: chosen, ...between }, now);
  return freeOn(days, { busy, minutes }, now);
}
