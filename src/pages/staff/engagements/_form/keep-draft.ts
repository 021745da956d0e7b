import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { type Draft, findDraftOf } from '#lib/engagement/drafts/find.ts';
import { saveBeside, saveDraft } from '#lib/engagement/drafts/save.ts';
import { BadRequest } from '#lib/web/bad-request.ts';
import type { Fields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { isTooLarge, typedIn } from '../drafts/_typed.ts';
import type { LogView } from './answer-new.ts';
import { type Clash, clashBetween } from './clash.ts';
import { draftForm } from './draft.ts';

/** Answers "Save and go on later": keeps a draft, beside another where that has moved on and the reader says so. */
export async function keepDraft(
  { locals, response }: AstroGlobal,
  officer: Officer,
  fields: Fields,
  view: LogView,
): Promise<LogView | Response> {
  const { formToken, draftSaw, draftFrom } = view.values;
  const given = { form: draftForm, formToken, typed: typedOf(fields) };
  if (view.values.do === 'apart') {
    await saveBeside(locals.db, officer, given, locals.now);
    return seeOther(withQuery(paths.staff.newEngagement, { done: 'both' }));
  }
  const seen = { saw: Number(draftSaw) || 0, from: draftFrom };
  const outcome = await saveDraft(locals.db, officer, { ...given, ...seen }, locals.now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.newEngagement, { done: 'kept' }));
  isRefused(response);
  if (outcome.reason === 'sent already') return { ...view, refusal: sentAlready };
  return { ...view, clash: await clashOf(locals, officer, fields, view) };
}

const sentAlready =
  'This form was sent already, from here or from another device. It is among the engagements.';

/** What another device has saved of this form since it was opened here; undefined where nothing. */
export async function clashOf(
  { db }: AstroGlobal['locals'],
  officer: Officer,
  fields: Fields,
  { values, choices }: LogView,
): Promise<Clash | undefined> {
  const { formToken, draftSaw, draftFrom } = values;
  const theirs = await findDraftOf(db, officer, { form: draftForm, formToken });
  if (!theirs || isKnown(theirs, { draftSaw, draftFrom })) return undefined;
  const clash = clashBetween(typedOf(fields), theirs, choices);
  return clash.differs.length > 0 ? clash : undefined;
}

const isKnown = (
  { savedFrom, sequence }: Draft,
  { draftSaw, draftFrom }: Record<'draftSaw' | 'draftFrom', string>,
): boolean => savedFrom === draftFrom || sequence === (Number(draftSaw) || 0);

function typedOf(fields: Fields): Record<string, string[]> {
  const typed = typedIn(fields);
  if (isTooLarge(typed)) throw new BadRequest(413, 'The form is too large to keep.');
  return typed;
}
