import type { Outcome } from '#lib/outcome.ts';
import type { CourseDetails, EditCourseRefusal } from '#lib/training/courses/write.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { courseForm, courseRefusals, type CourseTyped, refusalField } from './_course-form.ts';
import { readCourse } from './_read-course.ts';

type Page = { request: Request; response: { status?: number } };
export type CourseAnswer<T> = {
  done: { value: T } | null;
  values: CourseTyped;
  errors: Mistakes;
  refusal: EditCourseRefusal | null;
};

/** Answers the course form: shows it, says what is wrong with it, or calls the verb and puts its refusal at a field. */
export async function answerCourse<T>(
  { request, response }: Page,
  verb: (details: CourseDetails & { seen: string }) => Promise<Outcome<T, EditCourseRefusal>>,
  filled: CourseTyped,
): Promise<CourseAnswer<T>> {
  if (request.method !== 'POST') return { done: null, values: filled, errors: {}, refusal: null };
  const form = await readForm(request, courseForm);
  const read = readCourse(form);
  const answer = { done: null, values: form.values, refusal: null };
  if (!read.ok) {
    hasMistakes(response);
    return { ...answer, errors: read.errors };
  }
  const outcome = await verb({ ...read.details, seen: form.values.seen });
  if (outcome.ok) return { ...answer, done: outcome, errors: {} };
  isRefused(response);
  const { reason } = outcome;
  return { ...answer, errors: { [refusalField[reason]]: courseRefusals[reason] }, refusal: reason };
}
