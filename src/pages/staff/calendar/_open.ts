import type { AstroGlobal } from 'astro';
import { listEntries } from '#lib/calendar/entries/list.ts';
import { nearOthers } from '#lib/calendar/entries/near.ts';
import { daysOf, onDays } from '#lib/calendar/entries/span.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaChoices } from '#lib/officers/accounts/area-choices.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { areasOfEntries } from './_areas.ts';
import { readQuery } from './_query.ts';

/** What the calendar shows to whoever is signed in; null when it is not for them. */
export async function openCalendar({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeCalendar(officer)) return null;
  const query = readQuery(url.searchParams, now);
  const days = daysOf(query.view, query.on);
  const [from, to] = [days[0]!.from, days.at(-1)!.to];
  const areas = await areasOfEntries(locals, officer, query.area);
  const asked = { from, to, areas, layers: query.layers, isOneArea: query.area !== null };
  const [entries, choices] = await Promise.all([
    listEntries(db, officer, asked, now),
    knownAreaChoices(db, officer, 'seeCalendar', now),
  ]);
  const near = await nearOthers(db, officer, { entries, from, to }, now);
  const may = { planEvent: can.manageEvents(officer), planVisit: can.logEngagement(officer) };
  const shown = { days, perDay: onDays(days, entries), near, count: entries.length };
  return { officer, now, today: ukDay(now), query, choices, may, ...shown };
}
export type OpenCalendar = NonNullable<Awaited<ReturnType<typeof openCalendar>>>;
