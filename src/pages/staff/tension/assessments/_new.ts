import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import type { Outcome } from '#lib/outcome.ts';
import { type AreaChoice, areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import { draftAssessment } from '#lib/tension/assessments/draft.ts';
import type { PeriodRefusal } from '#lib/tension/assessments/period.ts';
import { type OpenThread, openThreads } from '#lib/tension/assessments/similar.ts';
import { codes } from '#lib/tension/assessments/words.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { readDay, typedDay } from '#lib/web/typed-dates.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { boxesOf, dayBoxes, typedIn } from '../../training/coverage/_day-field.ts';
import { type ObservationAsked, observationAsked } from './_from-observation.ts';
import { lookThroughWords } from './_form/concerns.ts';
import { saveMistakes } from './_form/refused.ts';

const form = z.object({
  area: z.string({ error: 'Choose the area' }),
  category: z.enum(codes.category, { error: 'Choose the kind of issue' }),
  issue: z
    .string({ error: 'Say what the issue is' })
    .max(120, { error: 'Shorten the issue to 120 characters or fewer' }),
  ...dayBoxes('from'),
  ...dayBoxes('to'),
  another: z.boolean(),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});
type Values = Typed<typeof form>;
type Page = Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals'>;
export type NewView = {
  values: Values;
  errors: Mistakes;
  concerns: readonly Concern[];
  /** What is open on such an issue there already. */
  threads: readonly OpenThread[];
  choices: readonly AreaChoice[];
};

/** Answers the form that begins an assessment: shows it, tells of what is open there already, or goes on to the draft. */
export async function answerNew(page: Page, officer: Officer): Promise<Response | NewView> {
  const { request, response, locals, url } = page;
  const { db, now } = locals;
  const all = await areaChoices(db, await areasFor(db, officer, 'writeAssessment'));
  const choices = all.filter(({ kind }) => kind !== 'region');
  const around = { choices, errors: {}, concerns: [], threads: [] };
  const from = await observationAsked(page);
  if (request.method !== 'POST') return { ...around, values: opened(url, from, now) };
  const read = await readForm(request, form);
  const { values } = read;
  const [coversFrom, coversTo] = [readDay(typedIn(values, 'from')), readDay(typedIn(values, 'to'))];
  const area = choices.find(({ slug }) => slug === values.area);
  const seen = lookThroughWords(
    { issue: values.issue },
    all.map(({ name }) => name),
  );
  const errors: Mistakes = {
    ...(area ? {} : { area: 'Choose the area' }),
    ...(read.ok ? {} : read.errors),
    ...(coversFrom ? {} : { from: 'Enter the first day, like 3 12 2026' }),
    ...(coversTo ? {} : { to: 'Enter the last day, like 9 12 2026' }),
    ...seen.mistakes,
  };
  const concerns = values.reason ? [] : seen.concerns;
  if (!read.ok || !area || !coversFrom || !coversTo || Object.keys(errors).length + concerns.length > 0)
    return (hasMistakes(response), { ...around, values, errors, concerns });
  const { category, issue, another, reason } = read.value;
  const threads = another ? [] : await openThreads(db, officer, { areaId: area.id, category }, now);
  if (threads.length > 0) return (isRefused(response), { ...around, values, threads });
  const findings = seen.concerns.map(({ finding }) => finding);
  const given = { areaId: area.id, category, issue, coversFrom, coversTo, observationId: from?.id ?? null };
  const outcome = await begin(locals, officer, given, { findings, reason });
  if (outcome.ok) return seeOther(paths.staff.editAssessment(outcome.value));
  return (isRefused(response), { ...around, values, errors: saveMistakes[outcome.reason] });
}

const begin = (
  { db, now }: Page['locals'],
  officer: Officer,
  given: Parameters<typeof draftAssessment>[2],
  { findings, reason }: { findings: readonly string[]; reason: string | undefined },
): Promise<Outcome<AssessmentId, PeriodRefusal>> =>
  db.transaction(async (tx) => {
    const outcome = await draftAssessment(tx, officer, given, now);
    const about = { form: 'assessment', entity: 'tension_assessment' };
    if (outcome.ok && reason && findings.length > 0)
      await noteOverride(tx, { ...about, entityId: outcome.value, findings, reason }, now);
    return outcome;
  });

// The last week, which is what most assessments look back on; the dashboard or an observation says area and issue.
function opened({ searchParams }: URL, from: ObservationAsked | null, now: Temporal.Instant): Values {
  const today = ukDay(now);
  const weekAgo = today.subtract({ days: 7 });
  const begins = from && Temporal.PlainDate.compare(from.on, weekAgo) < 0 ? from.on : weekAgo;
  const category = codes.category.find((code) => code === searchParams.get('category')) ?? '';
  return emptyForm(form, {
    ...{ area: from?.area ?? searchParams.get('area')?.slice(0, 100) ?? '' },
    ...{ category: from?.category ?? category },
    ...boxesOf(typedDay(begins), 'from'),
    ...boxesOf(typedDay(today), 'to'),
  } as Partial<Values>);
}
