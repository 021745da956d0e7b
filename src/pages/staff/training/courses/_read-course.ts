import type { z } from 'astro/zod';
import type { CourseDetails } from '#lib/training/courses/write.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import { courseForm, type CourseTyped } from './_course-form.ts';

type Value = z.output<typeof courseForm>;
type Read = { ok: true; details: CourseDetails } | { ok: false; errors: Mistakes };

/** Reads the whole course form: every mistake at once, in the order of the page. */
export function readCourse(form: Form<typeof courseForm>): Read {
  const errors: Mistakes = { ...(form.ok ? {} : form.errors), ...together(form.values) };
  if (!form.ok || Object.keys(errors).length > 0) return { ok: false, errors: inOrder(errors) };
  return { ok: true, details: detailsOf(form.value) };
}

const reviewOf = (values: Pick<CourseTyped, 'review-day' | 'review-month' | 'review-year'>) => ({
  day: values['review-day'],
  month: values['review-month'],
  year: values['review-year'],
});

/** What is wrong between fields. */
function together(values: CourseTyped): Mistakes {
  const review = reviewOf(values);
  const mistakes: Mistakes = {};
  if (Number(values.minimum) > Number(values.maximum || Infinity))
    mistakes['maximum'] = 'Enter at least as many people as it needs';
  if (values.hasCertificate && values.certificateNeedsEvaluation && !values.evaluation)
    mistakes['evaluation'] = 'Choose an evaluation, or do not wait with the certificate';
  if (!isBlankDay(review) && !readDay(review))
    mistakes['review'] = 'Enter a day that there is, like 3 12 2026, or leave it empty';
  return mistakes;
}

function detailsOf({ seen: _seen, note, evaluation, ...value }: Value): CourseDetails {
  const { 'review-day': day = '', 'review-month': month = '', 'review-year': year = '', ...words } = value;
  return {
    ...words,
    evaluationTemplateCode: evaluation,
    reviewOn: readDay({ day, month, year }),
    versionNote: note,
  };
}

// The boxes of a date share one message, under the name of all three; a mistake in one line of a list is the list's.
const fieldOf = (name: string) => name.replace(/[-.].*/, '');
const order = [...new Set(Object.keys(courseForm.shape).map(fieldOf))];

const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(
    Object.entries(errors)
      .map(([name, words]) => [fieldOf(name), words] as const)
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  );
