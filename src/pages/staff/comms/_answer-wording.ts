import type { AstroGlobal } from 'astro';
import type { CommsVersionId } from '#db/schema/comms-wordings.ts';
import type { ShownVersion } from '#lib/impact/comms/pieces.ts';
import { listCommsTerms } from '#lib/impact/comms/terms.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { lookThroughComms } from './_concerns.ts';
import { type OpenPlan, planDone } from './_open-plan.ts';
import { sentences } from './_refusals.ts';
import {
  missing,
  readUntil,
  shownVersion,
  versionGiven,
  wordingForm,
  type WordingTyped,
} from './_wording-form.ts';
import { writeWording } from './_write-wording.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'url'>;

/** Answers the form of a piece of wording: shows it, or saves it and goes back to the plan. */
export async function answerWording({ request, response, url }: Page, open: OpenPlan) {
  const version = newestOf(open, open.chosen);
  const translated = newestOf(open, readId<'comms_version'>(url.searchParams.get('translate')));
  const { language: languages } = await listCommsTerms(open.db);
  const around = { version, translated, languages, errors: {} as Mistakes, concerns: [] as Concern[] };
  if (request.method !== 'POST') return { ...around, refusal: null, values: opened(version, translated) };
  const form = await readForm(request, wordingForm);
  const { values } = form;
  const { reason, question, words } = values;
  const seen = lookThroughComms({ question, words, reason });
  const { until, errors: wrong } = readUntil(values);
  const errors = { ...(form.ok ? {} : form.errors), ...missing(values), ...wrong, ...seen.mistakes };
  const concerns = reason ? [] : seen.concerns;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...around, values, errors, concerns, refusal: null });
  const given = versionGiven(form.value, until);
  const outcome = await writeWording(open, {
    read: form.value,
    given,
    version,
    translated,
    noticed: seen.concerns,
  });
  if (outcome.ok) return planDone(open.asked.id, outcome.value);
  return (isRefused(response), { ...around, values, refusal: sentences[outcome.reason] });
}
export type WordingView = Exclude<Awaited<ReturnType<typeof answerWording>>, Response>;

// What stands of a piece, which is what a form begins with; what is not for the reader is not among it.
const newestOf = ({ found }: OpenPlan, id: CommsVersionId | null): ShownVersion | null =>
  found.pieces.find(({ shown }) => shown.some((one) => one.id === id))?.shown[0] ?? null;

const opened = (version: ShownVersion | null, translated: ShownVersion | null): WordingTyped =>
  emptyForm(wordingForm, {
    ...(version
      ? shownVersion(version)
      : translated
        ? { ...shownVersion(translated), version: '', sequence: '', language: '', question: '', words: '' }
        : { kind: 'holding_line', language: 'language_english', embargo: 'none', do: 'draft' }),
  });
