import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { GroupMemberId } from '#db/schema/tension-groups.ts';
import { can } from '#lib/officers/can.ts';
import {
  type ActionRefusal,
  addAction,
  endAction,
  type EndRefusal,
  reopenAction,
} from '#lib/tension/groups/actions.ts';
import { actionsOf, meetingsOf, membersOf } from '#lib/tension/groups/find.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { oneOfThese } from '../../institutions/_form/fields.ts';
import { checkTexts, isPassed, noteStays, staysField } from '../../_text-check.ts';
import { readDue } from '../../promises/_due.ts';
import { dayBoxes } from '../../training/coverage/_day-field.ts';
import { openGroup, type OpenGroup } from './_open-group.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

const formOf = (members: ReadonlySet<string>) =>
  z.object({
    words: line('what is to be done', 500),
    member: oneOfThese<GroupMemberId>(members, 'Choose the organisation that does it'),
    ...dayBoxes('due'),
    ...staysField,
  });

const refusals = {
  'no such group': 'This group is not there any more',
  closed: 'This group was closed',
  'no such member': 'This organisation left meanwhile: choose another',
} satisfies Record<ActionRefusal, string>;

/** Answers the form that adds an action; null when it is not for whoever is signed in. */
export async function answerAction(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const members = (await membersOf(open.db, open.group.id)).filter(({ leftAt }) => !leftAt);
  const meeting = await meetingAsked(open, page.url);
  const schema = formOf(new Set(members.map(({ id }) => id)));
  const shown = { ...open, members, meeting, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  if (page.request.method !== 'POST') return { ...shown, values: emptyForm(schema) };
  const read = await readForm(page.request, schema);
  const { values } = read;
  const checked = checkTexts({ words: values.words }, values.stays);
  const { on, mistake } = readDue(values, open.today);
  if (!read.ok || !on || !isPassed(checked)) {
    hasMistakes(page.response);
    const errors = { ...(read.ok ? {} : read.errors), ...mistake, ...checked.mistakes };
    return { ...shown, values, errors, concerns: checked.concerns };
  }
  const { words, member: memberId } = read.value;
  const action = { groupId: open.group.id, meetingId: meeting?.id ?? null, memberId, words, dueOn: on };
  const outcome = await open.db.transaction(async (tx) => {
    const added = await addAction(tx, open.officer, action, open.now);
    const about = { form: 'tension_group_action', entity: 'tension_group', entityId: open.group.id };
    if (added.ok) await noteStays(tx, about, checked, open.now);
    return added;
  });
  if (outcome.ok) return seeOther(withQuery(backFrom(open, meeting), { done: 'action' }));
  isRefused(page.response);
  return { ...shown, values, errors: { member: refusals[outcome.reason] } };
}

// Whoever came from a meeting goes back to it.
async function meetingAsked({ db, group }: OpenGroup, url: URL) {
  const id = readId<'tension_group_meeting'>(url.searchParams.get('meeting'));
  return id ? ((await meetingsOf(db, group.id)).find((one) => one.id === id) ?? null) : null;
}

/** The page that an action was added from. */
export const backFrom = ({ group }: OpenGroup, meeting: { id: string } | null): string =>
  meeting ? paths.staff.groupMeeting(group.id, meeting.id) : paths.staff.tensionGroup(group.id);

const endForm = z.object({
  do: z.string().optional(),
  ending: z.enum(['done', 'dropped'], { error: 'Choose what came of it' }),
  words: line('what came of it', 500).optional(),
  ...staysField,
});
const ending = {
  'no such action': 'This action is not there any more',
  'ended already': 'Somebody said already what came of it',
  'no reason': 'Enter why it is dropped',
} satisfies Record<EndRefusal, string>;

/** Answers the page on which somebody says what came of an action, or opens it again. */
export async function answerEnd(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const id = readId<'tension_group_action'>(page.params['action']);
  const found = (await actionsOf(open.db, open.group.id)).find(({ action }) => action.id === id);
  if (!found) return null;
  const { db, officer, now } = open;
  const shown = { ...open, ...found, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  if (page.request.method !== 'POST') return { ...shown, values: emptyForm(endForm, { ending: 'done' }) };
  const about = { id: found.action.id, groupId: open.group.id };
  const back = (done: string) => seeOther(withQuery(paths.staff.tensionGroup(open.group.id), { done }));
  const read = await readForm(page.request, endForm);
  // A form that was opened before somebody else ended it must not open it again.
  if (read.values.do === 'reopen') {
    await reopenAction(db, officer, about, now);
    return back('reopened');
  }
  const checked = checkTexts({ words: read.values.words }, read.values.stays);
  if (!read.ok || !isPassed(checked)) {
    hasMistakes(page.response);
    const errors = { ...(read.ok ? {} : read.errors), ...checked.mistakes };
    return { ...shown, values: read.values, errors, concerns: checked.concerns };
  }
  const ended = { ...about, ending: read.value.ending, words: read.value.words ?? null };
  const outcome = await db.transaction(async (tx) => {
    const said = await endAction(tx, officer, ended, now);
    const at = { form: 'tension_group_action', entity: 'tension_group_action', entityId: about.id };
    if (said.ok) await noteStays(tx, at, checked, now);
    return said;
  });
  if (outcome.ok) return back('ended');
  isRefused(page.response);
  return { ...shown, values: read.values, errors: { words: ending[outcome.reason] } };
}
