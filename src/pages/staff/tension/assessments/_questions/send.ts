import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { ukDay } from '#lib/dates.ts';
import { type Able, officersWhoMay } from '#lib/officers/who-may.ts';
import { sendQuestion } from '#lib/tension/assessments/questions/steps.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { readDay, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, typedIn } from '../../../training/coverage/_day-field.ts';
import { assessmentDone } from '../_open-assessment.ts';
import { questionSentences } from '../_refusals.ts';
import type { OpenQuestion } from './open-question.ts';

const form = z.object({
  officer: z.string({ error: 'Choose who is to find out' }),
  ...dayBoxes('due'),
});
export type SendView = {
  values: Typed<typeof form>;
  errors: Mistakes;
  officers: readonly Pick<Able, 'id' | 'name'>[];
};

/** Answers the form that puts a question to an officer: shows it, or goes back to the assessment. */
export async function answerSend(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenQuestion,
): Promise<Response | SendView> {
  const { db, officer, now, id, found } = open;
  const others = await officersWhoMay(
    db,
    'writeAssessment',
    { areas: [found.area.id], but: officer.id },
    now,
  );
  const officers = [{ id: officer.id, name: `${officer.name} (you)` }, ...others];
  if (request.method !== 'POST') return { values: opened(open), errors: {}, officers };
  const read = await readForm(request, form);
  const { values } = read;
  const dueOn = readDay(typedIn(values, 'due'));
  const to = officers.find((one) => one.id === values.officer)?.id;
  const errors: Mistakes = {
    ...(to ? {} : { officer: 'Choose who is to find out' }),
    ...(dueOn ? {} : { due: 'Enter the day, like 3 12 2026' }),
  };
  if (!to || !dueOn) return (hasMistakes(response), { values, errors, officers });
  const outcome = await sendQuestion(db, officer, { id, to, dueOn }, now);
  if (outcome.ok) return assessmentDone(outcome.value, 'sent');
  isRefused(response);
  return { values, errors: { due: questionSentences[outcome.reason] }, officers };
}

// By the day before the level is looked at again, so that the next version knows the answer.
function opened({ found, now }: OpenQuestion): Typed<typeof form> {
  const today = ukDay(now);
  const before = found.assessment.validUntil
    ? ukDay(found.assessment.validUntil).subtract({ days: 1 })
    : today.add({ days: 7 });
  const due = found.question.dueOn ?? (Temporal.PlainDate.compare(before, today) < 0 ? today : before);
  const officer = found.question.askedOf ?? '';
  return emptyForm(form, { officer, ...boxesOf(typedDay(due), 'due') } as Partial<Typed<typeof form>>);
}
