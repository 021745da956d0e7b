import { eventState, leavesTeam, mayPublish } from '#lib/calendar/events/state.ts';
import { can } from '#lib/officers/can.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenEvent } from './_open-event.ts';

/** Something that can be done: on a page of its own, or by a button that is pressed here. */
export type Deed = { text: string } & ({ href: string } | { press: 'ask' | 'publish' });
export type Deeds = { first: Deed | null; others: Deed[] };

/** What an officer may do with an event as it stands; the next step is the one primary button. */
export function eventDeeds(open: OpenEvent): Deeds {
  const { first, others } = ownDeeds(open);
  const href = withQuery(paths.staff.newObservation, { event: open.found.event.id });
  const observe = { href, text: 'Record a sign of tension' };
  return { first, others: can.recordObservation(open.officer, open.path) ? [...others, observe] : others };
}

function ownDeeds({ officer, found, path, now }: OpenEvent): Deeds {
  const { event, debrief } = found;
  const id = event.id;
  const state = eventState(event, now);
  const may = { manage: can.manageEvents(officer, path), debrief: can.debriefEvent(officer, path) };
  if (state === 'held') {
    const writes = {
      href: paths.staff.debriefEvent(id),
      text: debrief ? 'Edit the debrief' : 'Write the debrief',
    };
    if (!may.debrief) return { first: null, others: [] };
    return debrief ? { first: null, others: [writes, again(id)] } : { first: writes, others: [again(id)] };
  }
  if (!may.manage && !can.approveEvent(officer, path)) return { first: null, others: [] };
  if (state === 'cancelled') return { first: null, others: may.manage ? [again(id)] : [] };
  const first = nextStep({ officer, found, path, now });
  const others: Deed[] = may.manage ? changes(id, state === 'published') : [];
  return { first, others };
}

const again = (id: string): Deed => ({
  href: withQuery(paths.staff.newEvent, { from: id }),
  text: 'Add another like it',
});

const changes = (id: string, isOut: boolean): Deed[] => [
  { href: paths.staff.editEvent(id), text: 'Edit' },
  { href: paths.staff.moveEvent(id), text: 'Move' },
  { href: paths.staff.eventSeries(id), text: 'Series' },
  ...(isOut ? [{ href: paths.staff.postponeEvent(id), text: 'Postpone' }] : []),
  { href: paths.staff.cancelEvent(id), text: 'Cancel event' },
  again(id),
];

function nextStep({
  officer,
  found: { event },
  path,
  now,
}: Pick<OpenEvent, 'officer' | 'found' | 'path' | 'now'>) {
  const { id } = event;
  const state = eventState(event, now);
  const mayManage = can.manageEvents(officer, path);
  if (state === 'waiting') {
    const isTheirs = event.addedBy === officer.id;
    const mayApprove = can.approveEvent(officer, path) && !isTheirs;
    return mayApprove ? { href: paths.staff.approveEvent(id), text: 'Approve or send back' } : null;
  }
  if (!mayManage) return null;
  if (state === 'postponed') return { href: paths.staff.moveEvent(id), text: 'Give it a new date' };
  if (mayPublish(event, now)) return { press: 'publish' as const, text: 'Publish' };
  const isDraft = state === 'draft' || state === 'sent back';
  if (isDraft && leavesTeam(event.visibility)) return { press: 'ask' as const, text: 'Ask for approval' };
  const isCounted = event.registration !== 'none' && can.seeRegistrations(officer, path);
  return isCounted ? { href: paths.staff.registrations(id), text: 'See who is coming' } : null;
}
