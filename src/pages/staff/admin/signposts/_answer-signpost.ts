import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import { addSignpost, changeSignpost, markChecked } from '#lib/enquiries/signposts/keep.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { OpenSignpost } from './_open-signpost.ts';
import {
  filledFrom,
  givenOf,
  inOrder,
  reachMistake,
  signpostForm,
  type SignpostTyped,
} from './_signpost-form.ts';
import { refusals } from './_words.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals'>;
type Place = { id: AreaId; name: string };
type View = { done: string | null; values: SignpostTyped; errors: Mistakes };

const noSuchArea = { area: 'Choose one of your areas, or leave it national' };

/** Answers the form of a new signpost. */
export async function answerNewSignpost(page: Page, areas: readonly Place[]): Promise<View> {
  const { db, now } = page.locals;
  if (page.request.method !== 'POST')
    return {
      done: null,
      values: emptyForm(signpostForm, { holidays: true, audience: 'everyone' }),
      errors: {},
    };
  const read = await answered(page, areas);
  if (!read.given) return read.view;
  const { code } = read;
  if (!code) return mistaken(page, read.view, { code: 'Enter a short name, like child-line' });
  const outcome = await addSignpost(db, signedIn(page.locals), { code, ...read.given }, now);
  return outcome.ok ? { ...read.view, done: 'added' } : refusedAs(page, read.view, outcome.reason, 'code');
}

/** Answers the form of a signpost: saves it, or marks it as checked. */
export async function answerSignpost(page: Page, open: OpenSignpost): Promise<View> {
  const { signpost, areas, db, officer, now } = open;
  const place = areas.find(({ id }) => id === signpost.areaId)?.id ?? '';
  if (page.request.method !== 'POST') return { done: null, values: filledFrom(signpost, place), errors: {} };
  const read = await answered(page, areas);
  const seen = { id: signpost.id, sequence: Number(read.view.values.sequence || -1) };
  if (read.view.values.deed === 'check') {
    const outcome = await markChecked(db, officer, seen, now);
    const view = { ...read.view, values: filledFrom(signpost, place), errors: {} };
    return outcome.ok ? { ...view, done: 'checked' } : refusedAs(page, view, outcome.reason, 'name');
  }
  if (!read.given) return mistaken(page, read.view, read.view.errors);
  const isRetired = read.view.values.retired;
  const outcome = await changeSignpost(db, officer, { ...seen, given: read.given, isRetired }, now);
  return outcome.ok ? { ...read.view, done: 'changed' } : refusedAs(page, read.view, outcome.reason, 'name');
}

async function answered(page: Page, areas: readonly Place[]) {
  const form = await readForm(page.request, signpostForm);
  const { values } = form;
  const areaId = values.area ? areas.find(({ id }) => id === values.area)?.id : null;
  const isKnown = areaId !== undefined;
  const found = { ...(form.ok ? {} : form.errors), ...reachMistake(values), ...(isKnown ? {} : noSuchArea) };
  const errors = inOrder(found);
  const view: View = { done: null, values, errors };
  if (!form.ok || areaId === undefined || Object.keys(errors).length > 0) {
    if (values.deed !== 'check') hasMistakes(page.response);
    return { view, given: null, code: undefined };
  }
  return { view, given: givenOf(form.value, areaId), code: form.value.code };
}

function mistaken(page: Page, view: View, errors: Mistakes): View {
  hasMistakes(page.response);
  return { ...view, errors };
}

function refusedAs(page: Page, view: View, reason: string, field: string): View {
  isRefused(page.response);
  return { ...view, errors: { [field]: refusals[reason] ?? reason } };
}
