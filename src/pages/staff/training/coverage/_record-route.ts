import { z } from 'astro/zod';
import { checkRoute } from '#lib/institutions/duty/check-route.ts';
import { answerWords } from '#lib/institutions/duty/words.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, readPastDay } from './_day-field.ts';
import type { OpenDuty } from './_open-duty.ts';
import { leadRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };

const routeForm = z.object({
  answer: z.enum(['confirmed', 'out_of_date', 'none'], { error: 'Choose what you found' }),
  ...dayBoxes('checked'),
});

/** What can be found, as the form offers it. */
export const routeOptions = Object.entries(answerWords).map(([value, text]) => ({ value, text }));

/** Answers the form that records a check of the referral route. */
export async function answerRoute({ request, response }: Page, open: OpenDuty) {
  const today = boxesOf(typedDay(open.today), 'checked');
  if (request.method !== 'POST')
    return { isDone: false, values: emptyForm(routeForm, today), errors: {} as Mistakes };
  const form = await readForm(request, routeForm);
  const { values } = form;
  const about = { name: 'checked', sentence: 'the day you looked at it' };
  const { on, mistake } = readPastDay(values, about, open.today);
  if (!form.ok || !on) {
    hasMistakes(response);
    return { isDone: false, values, errors: { ...(form.ok ? {} : form.errors), ...mistake } };
  }
  const found = { answer: form.value.answer, checkedOn: on };
  const outcome = await checkRoute(open.db, open.officer, open.id, found, open.now);
  if (outcome.ok) return { isDone: true, values, errors: {} };
  isRefused(response);
  return { isDone: false, values, errors: { answer: leadRefusals[outcome.reason] } };
}
