import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { contactNow } from '#lib/institutions/contact-now.ts';
import { namedInstitution, suggestedFor } from '../../institutions/_choose/choose.ts';
import { questionAsked } from './_for-question.ts';
import { answerPlan } from './_answer-new.ts';
import { planChoices } from './_choices.ts';
import { dayAsked } from '../../_day-asked.ts';

/** The page that plans a contact: the form where it is known with whom, otherwise what to choose from. */
export async function openNew(page: AstroGlobal, officer: Officer) {
  const institution = await namedInstitution(page, officer, 'logEngagement');
  const on = dayAsked(page.url);
  const question = await questionAsked(page, officer);
  const keep: Record<string, string> = {
    ...(on && { on: on.toString() }),
    ...(question && { question }),
  };
  if (!institution) return { form: null, choice: await suggestedFor(page, officer, 'logEngagement'), keep };
  const choices = await planChoices(page.locals, officer, institution);
  const view = await answerPlan(page, officer, { institution, choices, question });
  if (view instanceof Response) return view;
  const isDeclined = contactNow(institution, ukDay(page.locals.now)) === 'declined';
  return { form: { view, institution, choices }, isDeclined, keep };
}
