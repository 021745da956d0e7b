import type { AstroGlobal } from 'astro';
import type { AssessmentGapId } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import type { PlanWarnings } from '#lib/engagement/plans/warnings.ts';
import type { InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { emptyForm, type Form, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf } from '../../training/coverage/_day-field.ts';
import type { PlanChoices } from './_choices.ts';
import { dayAsked } from '../../_day-asked.ts';
import { planFor } from './_for-question.ts';
import { planForm, readWhen, type TypedPlan } from './_form.ts';
import { planRefusals } from './_refusals.ts';
import { warningsLeft } from './_warned.ts';

export type PlanView = { values: TypedPlan; errors: Mistakes; warnings: PlanWarnings | null };

type PlanAbout = {
  institution: InstitutionThere;
  choices: PlanChoices;
  /** The question that the contact is to answer. */
  question: AssessmentGapId | null;
};

/** Answers the form that plans a contact: shows it, warns once, or goes on to the plan. */
export async function answerPlan(
  { request, response, locals, url }: AstroGlobal,
  officer: Officer,
  { institution, choices, question }: PlanAbout,
): Promise<PlanView | Response> {
  const { now } = locals;
  if (request.method !== 'POST') return { values: filled(officer, url, now), errors: {}, warnings: null };
  const read = await readForm(request, planForm);
  const { values } = read;
  const { when, mistakes } = readWhen(values, now);
  const chosen = chosenIn(values, choices);
  const errors = { ...mistakesOf(read), ...mistakes, ...chosen.mistakes };
  if (!read.ok || !when || !chosen.officerId || Object.keys(errors).length > 0)
    return (hasMistakes(response), { values, errors, warnings: null });
  const meant = { institutionId: institution.id, officerId: chosen.officerId, ...when };
  const warnings = await warningsLeft(locals, meant, values.knows);
  if (warnings) return (isRefused(response), { values, errors: {}, warnings });
  const { type: typeCode, purpose: purposeCode, topic: topicCode = null, words = null } = read.value;
  const plan = { ...meant, siteId: chosen.siteId, typeCode, purposeCode, topicCode, words };
  const outcome = await planFor(locals, officer, plan, question);
  if (outcome.ok) return seeOther(withQuery(paths.staff.plan(outcome.value), { done: 'planned' }));
  isRefused(response);
  return { values, errors: planRefusals[outcome.reason] as Mistakes, warnings: null };
}

const mistakesOf = (read: Form<typeof planForm>): Mistakes => (read.ok ? {} : read.errors);

/** Who goes and to which site, if the form offers them; what it does not offer is a mistake. */
function chosenIn(values: TypedPlan, { officers, sites, terms }: PlanChoices) {
  const officerId = officers.find(({ id }) => id === values.officer)?.id ?? null;
  const siteId = sites.find(({ id }) => id === values.site)?.id ?? null;
  const has = (kind: 'type' | 'purpose' | 'topic') => terms[kind].some(({ code }) => code === values[kind]);
  const mistakes: Mistakes = {
    ...(values.officer && !officerId ? { officer: 'Choose a colleague who works there' } : {}),
    ...(values.type && !has('type') ? { type: 'Choose what kind of contact' } : {}),
    ...(values.purpose && !has('purpose') ? { purpose: 'Choose what it is for' } : {}),
    ...(values.topic && !has('topic') ? { topic: 'Choose a topic from the list' } : {}),
  };
  return { officerId, siteId, mistakes };
}

// A week from today, in the middle of the morning: something to change rather than to begin.
function filled(officer: Officer, url: URL, now: Temporal.Instant): TypedPlan {
  const on = ukDay(now).add({ days: 7 });
  const weekday = on.dayOfWeek > 5 ? on.add({ days: 8 - on.dayOfWeek }) : on;
  return emptyForm(planForm, {
    ...{ officer: officer.id, at: '10am', lasts: '60', type: 'type_visit' },
    ...boxesOf(typedDay(dayAsked(url) ?? weekday), 'on'),
    words: url.searchParams.get('words')?.slice(0, 200) ?? '',
  });
}
