import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { can } from '#lib/officers/can.ts';
import { agreeMinutes, callMeeting, cancelMeeting, moveMeeting } from '#lib/tension/groups/meetings.ts';
import { removePaper } from '#lib/tension/groups/papers.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { filledFrom, meetingForm, meetingRefusals, readStart } from './_meeting-form.ts';
import { openGroup, openMeeting } from './_open-group.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;
const nothing = { errors: {} as Mistakes, concerns: [] as readonly Concern[] };

/** What was typed of a meeting, or what is wrong with it. */
async function readMeeting({ request, response }: Pick<Page, 'request' | 'response'>) {
  const read = await readForm(request, meetingForm);
  const { values } = read;
  const checked = checkTexts({ agenda: values.agenda }, values.stays);
  const { at, mistakes } = readStart(values);
  if (!read.ok || !at || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(read.ok ? {} : read.errors), ...mistakes, ...checked.mistakes };
    return { ok: false as const, values, errors, concerns: checked.concerns };
  }
  const details = { startsAt: at, place: read.value.place, agenda: read.value.agenda ?? null };
  return { ok: true as const, values, details, checked };
}

/** Answers the form that calls a meeting; null when it is not for whoever is signed in. */
export async function answerCall(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const { db, officer, now, group } = open;
  const shown = { ...open, ...nothing };
  if (page.request.method !== 'POST') return { ...shown, values: emptyForm(meetingForm, { at: '10am' }) };
  const read = await readMeeting(page);
  if (!read.ok) return { ...shown, ...read };
  const outcome = await db.transaction(async (tx) => {
    const called = await callMeeting(tx, officer, { groupId: group.id, ...read.details }, now);
    const about = { form: 'tension_group_meeting', entity: 'tension_group', entityId: group.id };
    if (called.ok) await noteStays(tx, about, read.checked, now);
    return called;
  });
  if (outcome.ok)
    return seeOther(withQuery(paths.staff.groupMeeting(group.id, outcome.value), { done: 'called' }));
  isRefused(page.response);
  return { ...shown, values: read.values, errors: { on: 'This group was closed' } };
}

/** Answers the form that moves a meeting or calls it off; null when its minutes are agreed. */
export async function answerMove(page: Page) {
  const open = await openMeeting(page, can.manageTensionGroups);
  if (!open?.mayWrite) return null;
  const { db, officer, now, group, meeting } = open;
  const shown = { ...open, ...nothing };
  if (page.request.method !== 'POST')
    return { ...shown, values: emptyForm(meetingForm, filledFrom(meeting)) };
  const read = await readMeeting(page);
  if (!read.ok) return { ...shown, ...read };
  const seen = { ...open.seen, sequence: Number(read.values.sequence || -1) };
  const outcome = await db.transaction(async (tx) => {
    const moved = await moveMeeting(tx, officer, seen, read.details, now);
    const about = { form: 'tension_group_meeting', entity: 'tension_group', entityId: group.id };
    if (moved.ok) await noteStays(tx, about, read.checked, now);
    return moved;
  });
  const back = paths.staff.groupMeeting(group.id, meeting.id);
  if (outcome.ok) return seeOther(withQuery(back, { done: 'saved' }));
  isRefused(page.response);
  const values = { ...read.values, sequence: String(meeting.sequence) };
  return { ...shown, values, errors: { on: meetingRefusals[outcome.reason] } };
}

const deeds = z.object({
  do: z.enum(['agree', 'cancel', 'remove']),
  sequence: z.string().optional(),
  paper: z.string().optional(),
});

/** Answers the buttons on the page of a meeting: agree its minutes, call it off, take a paper away. */
export async function answerDeeds(page: Page) {
  const open = await openMeeting(page, can.seeTensionGroups);
  if (!open) return null;
  if (page.request.method !== 'POST') return { ...open, refusal: null };
  if (!open.mayManage) return null;
  const read = await readForm(page.request, deeds);
  if (!read.ok) return { ...open, refusal: null };
  const outcome = await deed(open, read.value);
  const back = paths.staff.groupMeeting(open.group.id, open.meeting.id);
  if (outcome.ok) return seeOther(withQuery(back, { done: read.value.do }));
  isRefused(page.response);
  const { reason } = outcome;
  const more = {
    'not held yet': 'The meeting is still to come: there is nothing to agree yet',
    'no such paper': 'This paper was taken away already',
  };
  return { ...open, refusal: { ...meetingRefusals, ...more }[reason] };
}

type Open = NonNullable<Awaited<ReturnType<typeof openMeeting>>>;
function deed({ db, officer, now, ...open }: Open, given: z.output<typeof deeds>) {
  const seen = { ...open.seen, sequence: Number(given.sequence ?? -1) };
  if (given.do === 'agree') return agreeMinutes(db, officer, seen, now);
  if (given.do === 'cancel') return cancelMeeting(db, officer, seen, now);
  const paperId = readId<'tension_group_paper'>(given.paper ?? '');
  if (!paperId) return Promise.resolve({ ok: false as const, reason: 'no such paper' as const });
  return removePaper(db, officer, { ...seen, paperId }, now);
}
