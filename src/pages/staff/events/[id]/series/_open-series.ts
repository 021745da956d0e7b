import type { APIContext } from 'astro';
import { findDate, findSeries } from '#lib/calendar/series/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { mayOpen } from '#lib/officers/restrictions/may-open.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/**
 * The event that the address names with its series, if whoever is signed in may manage events in its area.
 *
 * @returns null when it is not there, or not for them: both look the same
 */
export async function openSeries({ locals, params }: Page) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const found = await findDate(db, readId<'event'>(params['id']));
  if (!found || !can.manageEvents(officer, await knownAreaPath(db, found.event.areaId, now))) return null;
  if (!(await mayOpen(db, officer, 'event', found.event.id, now))) return null;
  const series = await findSeries(db, found.event.seriesId);
  const list = { href: paths.staff.events, text: 'Events' };
  const own = { href: paths.staff.event(found.event.id), text: found.event.title };
  return { officer, db, now, event: found.event, series, trail: [list, own] };
}
export type OpenSeries = NonNullable<Awaited<ReturnType<typeof openSeries>>>;

/** The same for what only a date of a series has. */
export async function openDateOfSeries(page: Page) {
  const open = await openSeries(page);
  if (!open?.series) return null;
  const own = { href: paths.staff.eventSeries(open.event.id), text: 'Series' };
  return { ...open, series: open.series, trail: [...open.trail, own] };
}
export type OpenDate = NonNullable<Awaited<ReturnType<typeof openDateOfSeries>>>;
