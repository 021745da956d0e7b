import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { editSummary } from '#lib/tension/summaries/edit.ts';
import { paragraphsOf } from '#lib/tension/summaries/find.ts';
import { districtsIn } from '#lib/tension/summaries/material.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { editForm, filledFrom, pressedIn, readParagraphs, type Typed } from './_edit-form.ts';
import { type OpenSummary, summaryDone } from './_open-summary.ts';
import { sentences } from './_words.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

/** Answers the form of a draft: shows it, or saves it and goes on. */
export async function answerEdit({ request, response }: Page, open: OpenSummary) {
  const { db, officer, now, seen, found } = open;
  const [held, districts] = await Promise.all([
    paragraphsOf(db, seen.id),
    districtsIn(db, found.area.id, ukDay(now)),
  ]);
  const shown = { districts, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  const refusal: string | null = null;
  if (request.method !== 'POST') return { ...shown, refusal, values: filledFrom(held, seen.sequence) };
  const read = await readForm(request, editForm);
  const values = read.values as Typed;
  const { rows, mistakes } = readParagraphs(values, held, new Set(districts.map(({ id }) => id)));
  const checked = checkTexts(textsOf(values), values.stays);
  if (!read.ok || Object.keys(mistakes).length > 0 || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(read.ok ? {} : read.errors), ...mistakes, ...checked.mistakes };
    return { ...shown, refusal, values, errors, concerns: checked.concerns };
  }
  const pressed = pressedIn(rows, values.do);
  const paragraphs = (pressed?.rows ?? rows).map(({ row: _, ...paragraph }) => paragraph);
  const outcome = await db.transaction(async (tx) => {
    const draft = { ...seen, sequence: Number(values.sequence || -1) };
    const edited = await editSummary(tx, officer, draft, { paragraphs }, now);
    const about = { form: 'tension_summary', entity: 'tension_summary', entityId: seen.id };
    if (edited.ok) await noteStays(tx, about, checked, now);
    return edited;
  });
  if (outcome.ok) return gone(open, pressed?.at, values.do, outcome.value.wasAsked);
  isRefused(response);
  // What was typed is kept, and goes over what somebody else saved only if it is sent again.
  return {
    ...shown,
    refusal: sentences[outcome.reason],
    values: { ...values, sequence: String(seen.sequence) },
  };
}

// A button beside a paragraph leads back to it, and saving to the page as it is read.
function gone({ seen }: OpenSummary, at: number | undefined, what: string, wasAsked: boolean): Response {
  if (at !== undefined) return seeOther(`${paths.staff.editSummary(seen.id)}#paragraph-${at}`);
  if (what === 'more') return seeOther(`${paths.staff.editSummary(seen.id)}#add`);
  return summaryDone(seen.id, wasAsked ? 'asked-again' : 'edited');
}

const textsOf = ({ heading, words }: Typed): Record<string, string> =>
  Object.fromEntries([
    ...heading.map((text, index) => [`heading-${index}`, text]),
    ...words.map((text, index) => [`words-${index}`, text]),
  ]);
