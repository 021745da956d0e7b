import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { findDesk } from '#lib/calendar/registrations/for-staff/desk.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { standingOf } from '#lib/officers/restrictions/may-open.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/**
 * The event that the address names with its counts, if whoever is signed in may do `check` in its area and it is not
 * kept from them.
 *
 * @returns null when it is not there, or not for them: both look the same
 */
export async function openDesk(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  check: (officer: Officer, path: AreaPath) => boolean,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const desk = await findDesk(db, readId(params['id']));
  const path = desk ? await knownAreaPath(db, desk.event.areaId, now) : [];
  if (!desk || !check(officer, path)) return null;
  const { event } = desk;
  const standing = await standingOf(db, officer, 'event', event.id, now);
  // An event of a named group is nobody's until the group is named.
  const isKept = standing ? !standing.isOpen : event.visibility === 'named_group';
  if (isKept) return null;
  const marking = standing ? ('OFFICIAL-SENSITIVE' as const) : ('OFFICIAL' as const);
  const list = { href: paths.staff.events, text: 'Events' };
  const here = { href: paths.staff.event(event.id), text: event.title };
  const closesAt = standing?.closesAt ?? null;
  return { officer, db, now, desk, event, path, marking, closesAt, trail: [list, here] };
}
