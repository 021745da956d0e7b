import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { contactNow } from '#lib/institutions/contact-now.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { can } from '#lib/officers/can.ts';
import { membersOf } from '#lib/tension/groups/find.ts';
import { addMember, type AddRefusal, endMember, type LeaveRefusal } from '#lib/tension/groups/members.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays, staysField } from '../../_text-check.ts';
import { openGroup, type OpenGroup } from './_open-group.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const form = z.object({
  organisation: line('the organisation', 160),
  post: line('the post', 160).optional(),
  ...staysField,
});

const refusals = {
  'no such group': 'This group is not there any more',
  closed: 'This group was closed',
  'there already': 'This organisation is in the group already',
} satisfies Record<AddRefusal, string>;

/** Answers the form that adds an organisation; null when it is not for whoever is signed in. */
export async function answerMember(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const shown = { ...open, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  if (page.request.method !== 'POST') return { ...shown, values: emptyForm(form) };
  const read = await readForm(page.request, form);
  const { values } = read;
  const checked = checkTexts({ post: values.post }, values.stays);
  const known = await onRecord(open, values.organisation);
  if (!read.ok || !isPassed(checked) || known === 'stay away') {
    hasMistakes(page.response);
    const away = known === 'stay away' ? { organisation: 'They asked us to stay away' } : {};
    const errors = { ...(read.ok ? {} : read.errors), ...checked.mistakes, ...away };
    return { ...shown, values, errors, concerns: checked.concerns };
  }
  const { organisation, post = null } = read.value;
  const member = { groupId: open.group.id, organisation, post, institutionId: known };
  const outcome = await open.db.transaction(async (tx) => {
    const added = await addMember(tx, open.officer, member, open.now);
    const about = { form: 'tension_group_member', entity: 'tension_group', entityId: open.group.id };
    if (added.ok) await noteStays(tx, about, checked, open.now);
    return added;
  });
  if (outcome.ok) return seeOther(withQuery(paths.staff.tensionGroup(open.group.id), { done: 'joined' }));
  isRefused(page.response);
  return { ...shown, values, errors: { organisation: refusals[outcome.reason] } };
}

// An organisation that we have on record is linked; the office of a council, which is not, stands by its name.
async function onRecord({ db, today }: OpenGroup, typed: string) {
  const found = await findByLabel(db, typed);
  const there = found && (await institutionThere(db, found.id));
  if (!there) return null;
  return contactNow(there, today) === 'open' ? there.id : 'stay away';
}

const leaving = {
  'no such member': 'This organisation is not in the group',
  'left already': 'This organisation left already',
} satisfies Record<LeaveRefusal, string>;

/** Answers the button by which an organisation leaves; null when there is none such. */
export async function answerLeave(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const id = readId<'tension_group_member'>(page.params['member']);
  const members = await membersOf(open.db, open.group.id);
  const member = members.find((one) => one.id === id && !one.leftAt);
  if (!member) return null;
  const shown = { ...open, member, errors: {} as Mistakes };
  if (page.request.method !== 'POST') return shown;
  const gone = { groupId: open.group.id, memberId: member.id };
  const outcome = await endMember(open.db, open.officer, gone, open.now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.tensionGroup(open.group.id), { done: 'left' }));
  isRefused(page.response);
  return { ...shown, errors: { member: leaving[outcome.reason] } };
}
