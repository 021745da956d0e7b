import type { AstroGlobal } from 'astro';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { closeGroup, editGroup, startGroup } from '#lib/tension/groups/groups.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { groupAreas, groupForm, groupOf, groupRefusals } from './_group-form.ts';
import { openGroup } from './_open-group.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;
const nothing = { errors: {} as Mistakes, concerns: [] as readonly Concern[] };

/** Answers the form that starts a group; null when it is not for whoever is signed in. */
export async function answerStart({ locals, request, response }: Omit<Page, 'params'>) {
  const officer = signedIn(locals);
  if (!can.manageTensionGroups(officer)) return null;
  const { db, now } = locals;
  const areas = await groupAreas(db, officer);
  const shown = { officer, areas, ...nothing };
  const schema = groupForm(areas);
  if (request.method !== 'POST') return { ...shown, values: emptyForm(schema) };
  const form = await readForm(request, schema);
  const checked = checkTexts({ purpose: form.values.purpose, chair: form.values.chair }, form.values.stays);
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...shown, values: form.values, errors, concerns: checked.concerns };
  }
  const started = await db.transaction(async (tx) => {
    const id = await startGroup(tx, officer, groupOf(form.value), now);
    await noteStays(tx, { form: 'tension_group', entity: 'tension_group', entityId: id }, checked, now);
    return id;
  });
  return seeOther(withQuery(paths.staff.tensionGroup(started), { done: 'started' }));
}

/** Answers the form that changes a group; null when it is not for whoever is signed in, or closed. */
export async function answerEdit(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const { db, officer, now, group } = open;
  const areas = await groupAreas(db, officer);
  const shown = { ...open, areas, ...nothing };
  const schema = groupForm(areas);
  const { name, areaId: area, purpose, chair } = group;
  const sequence = String(group.sequence);
  if (page.request.method !== 'POST')
    return { ...shown, values: emptyForm(schema, { name, area, purpose, chair, sequence }) };
  const form = await readForm(page.request, schema);
  const checked = checkTexts({ purpose: form.values.purpose, chair: form.values.chair }, form.values.stays);
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(page.response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...shown, values: form.values, errors, concerns: checked.concerns };
  }
  const seen = { id: group.id, sequence: Number(form.value.sequence ?? -1) };
  const outcome = await db.transaction(async (tx) => {
    const edited = await editGroup(tx, officer, seen, groupOf(form.value), now);
    const about = { form: 'tension_group', entity: 'tension_group', entityId: group.id };
    if (edited.ok) await noteStays(tx, about, checked, now);
    return edited;
  });
  if (outcome.ok) return seeOther(withQuery(paths.staff.tensionGroup(group.id), { done: 'saved' }));
  isRefused(page.response);
  return { ...shown, values: { ...form.values, sequence }, errors: groupRefusals[outcome.reason] };
}

/** Answers the button that closes a group; null when it is not for whoever is signed in, or closed already. */
export async function answerClose(page: Page) {
  const open = await openGroup(page, can.manageTensionGroups);
  if (!open?.mayManage) return null;
  const shown = { ...open, errors: {} as Mistakes };
  if (page.request.method !== 'POST') return shown;
  const { id, sequence } = open.group;
  const outcome = await closeGroup(open.db, open.officer, { id, sequence }, open.now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.tensionGroup(id), { done: 'closed' }));
  isRefused(page.response);
  return { ...shown, errors: groupRefusals[outcome.reason] };
}
