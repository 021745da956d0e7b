import { type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { answerSession, type Answering } from './_answer-session.ts';
import { sessionForm, type SessionTyped } from './_session-fields.ts';
import { withParts } from './_session-parts.ts';

type Page = { request: Request; response: { status?: number } };
type Answer<T> = {
  done: { value: T } | null;
  values: SessionTyped;
  errors: Mistakes;
  /** What stands against it in the diaries of the trainers: to be arranged anyway, or not. */
  warnings: string[];
  /** Somebody else saved this session after the form was shown. */
  isStale: boolean;
};

/** Answers the session form, whose dates and places are read together with its fields. */
export async function submitSession<T>(
  { request, response }: Page,
  answering: Answering<T>,
  filled: SessionTyped,
): Promise<Answer<T>> {
  const shown = { done: null, errors: {}, warnings: [], isStale: false };
  if (request.method !== 'POST') return { ...shown, values: filled };
  const form = await readForm(request, sessionForm);
  const { values } = form;
  const edited = withParts(values);
  if (edited) return { ...shown, values: edited };
  const answer = await answerSession(form, answering);
  if (answer.ok) return { ...shown, done: answer, values };
  const { errors, reason, warnings = [] } = answer;
  if (warnings.length > 0) return { ...shown, values, warnings };
  (reason ? isRefused : hasMistakes)(response);
  return { ...shown, values, errors, isStale: reason === 'changed meanwhile' };
}
