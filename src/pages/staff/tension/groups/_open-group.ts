import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type AreaPath, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findGroup, findMeeting } from '#lib/tension/groups/find.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/** The group that the address names, if whoever is signed in may do `check` where it is; otherwise null. */
export async function openGroup({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!check(officer)) return null;
  const found = await findGroup(db, readId<'tension_group'>(params['id']));
  if (!found) return null;
  const path = await knownAreaPath(db, found.area.id, now);
  if (!check(officer, path)) return null;
  const { group } = found;
  const trail = [
    { href: paths.staff.tensionGroups, text: 'Monitoring groups' },
    { href: paths.staff.tensionGroup(group.id), text: group.name },
  ];
  const mayManage = can.manageTensionGroups(officer, path) && !group.closedAt;
  return { ...found, officer, db, now, today: ukDay(now), path, mayManage, trail };
}
export type OpenGroup = NonNullable<Awaited<ReturnType<typeof openGroup>>>;

/** A meeting of such a group, with the group. */
export async function openMeeting({ locals, params }: Page, check: Check) {
  const open = await openGroup({ locals, params }, check);
  if (!open) return null;
  const { db, officer, now, group } = open;
  const asked = { id: readId<'tension_group_meeting'>(params['meeting']), groupId: group.id };
  const found = await findMeeting(db, officer, asked, now);
  if (!found) return null;
  const { id, sequence, agreedAt, cancelledAt } = found.meeting;
  const mayWrite = open.mayManage && !agreedAt && !cancelledAt;
  return { ...open, ...found, seen: { id, groupId: group.id, sequence }, mayWrite };
}
export type OpenMeeting = NonNullable<Awaited<ReturnType<typeof openMeeting>>>;
