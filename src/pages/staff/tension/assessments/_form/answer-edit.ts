import type { AstroGlobal } from 'astro';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { askForApproval } from '#lib/tension/assessments/approve.ts';
import { type Ground, groundsFor } from '#lib/tension/assessments/grounds.ts';
import type { SaveRefusal } from '#lib/tension/assessments/save.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { assessmentDone, type OpenAssessment } from '../_open-assessment.ts';
import { type KeptNews, dropWords, keepWords } from '../../../_kept-words.ts';
import { changedTexts, lookThroughWords } from './concerns.ts';
import { assessmentForm, type AssessmentValues, gapNames } from './form.ts';
import { askMistakes, saveMistakes, saveRefusals } from './refused.ts';
import { textFields } from './texts.ts';
import { keptOf, withKept } from './kept.ts';
import { savedMeanwhile, type Theirs } from './theirs.ts';
import { givenOf, readDates, shownValues } from './values.ts';
import { write } from './write.ts';

export type EditView = {
  values: AssessmentValues;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
  theirs: readonly Theirs[];
  grounds: readonly Ground[];
  /** What was kept by itself and never saved stands in the boxes. */
  kept: KeptNews | null;
};
type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'url'>;

/** Answers the form of a draft: shows it, saves it as far as it is written, or asks for its approval as well. */
export async function answerEdit(page: Page, open: OpenAssessment): Promise<Response | EditView> {
  const keeping = await keepWords(page, open.officer, keptOf(open));
  if (keeping) return keeping;
  const grounds = await groundsWithin(open);
  const shown = shownValues(open.found, grounds);
  const around = { grounds, errors: {}, concerns: [], refusal: null, theirs: [], kept: null };
  if (page.request.method !== 'POST') return withKept(page, open, { ...around, values: shown });
  const form = await readForm(page.request, assessmentForm);
  const { values } = form;
  const { dates, errors: wrong } = readDates(values);
  const names = ['issue', ...textFields, ...gapNames] as const;
  const seen = lookThroughWords(changedTexts(names, values, shown), await placeNames(open));
  const errors: Mistakes = { ...(form.ok ? {} : form.errors), ...wrong, ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  if (!form.ok || !dates || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(page.response), { ...around, values, errors, concerns });
  const given = givenOf(form.value, dates, grounds);
  const passed = { findings: seen.concerns.map(({ finding }) => finding), reason: form.value.reason };
  const outcome = await write(open, { ...open.seen, sequence: form.value.sequence }, given, passed);
  if (!outcome.ok) return refusedSave(page, { ...around, values }, shown, outcome.reason);
  await dropWords(open, open.officer, keptOf(open));
  const { sequence, wasAsked } = outcome.value;
  if (form.value.do === 'save') return saved(open, wasAsked);
  const asked = await askForApproval(open.db, open.officer, { ...open.seen, sequence }, open.now);
  if (asked.ok) return assessmentDone(open.seen.id, 'asked');
  hasMistakes(page.response);
  const left = { ...values, sequence: String(sequence), reason: '' };
  return { ...around, values: left, errors: askMistakes(asked.reason, given), refusal: saveRefusals.saved };
}

const groundsWithin = async ({ db, officer, found, may, now }: OpenAssessment): Promise<Ground[]> => {
  if (!may.seeObservations) return [];
  const areas = await areasFor(db, officer, 'seeObservations');
  return groundsFor(db, officer, { ...found.assessment, areas }, now);
};

// "Luton", and "Central Bedfordshire", which looks like somebody's name.
const placeNames = async ({ db, officer }: OpenAssessment): Promise<string[]> => {
  const areas = await areaChoices(db, await areasFor(db, officer, 'writeAssessment'));
  return areas.map(({ name }) => name).filter((name) => name.includes(' '));
};

const saved = ({ seen, found }: OpenAssessment, wasAsked: boolean): Response => {
  if (wasAsked) return assessmentDone(found.assessment.id, 'asked-again');
  return seeOther(withQuery(paths.staff.editAssessment(seen.id), { done: 'saved' }));
};

// Whoever saves again has read what a colleague saved, and means to write over it.
function refusedSave(
  { response }: Page,
  view: EditView,
  shown: AssessmentValues,
  reason: SaveRefusal,
): EditView {
  isRefused(response);
  const values = { ...view.values, sequence: shown.sequence };
  if (reason === 'changed meanwhile')
    return { ...view, values, theirs: savedMeanwhile(values, shown), refusal: saveRefusals[reason] };
  if (reason === 'no such assessment' || reason === 'approved already')
    return { ...view, refusal: saveRefusals[reason] };
  return { ...view, errors: saveMistakes[reason] };
}
