import type { Outcome } from '#lib/outcome.ts';
import { answerSession } from './_answer-session.ts';
import type { SessionFormChoices } from '#lib/training/sessions/create-choices.ts';
import { sessionForm, type SessionTyped } from './_session-form.ts';
import type { CreateRefusal, SessionDetails } from '#lib/training/sessions/create.ts';
import type { EditRefusal } from '#lib/training/sessions/edit.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';

type Page = { request: Request; response: { status?: number } };
type Answer<T> = { done: { value: T } | null; values: SessionTyped; errors: Mistakes };

/** Answers the session form, whose dates and places are read together with its fields. */
export async function submitSession<T>(
  { request, response }: Page,
  choices: SessionFormChoices,
  verb: (details: SessionDetails) => Promise<Outcome<T, CreateRefusal | EditRefusal>>,
  filled: SessionTyped,
): Promise<Answer<T>> {
  if (request.method !== 'POST') return { done: null, values: filled, errors: {} };
  const form = await readForm(request, sessionForm);
  const { values } = form;
  const answer = await answerSession(form, choices, verb);
  if (answer.ok) return { done: answer, values, errors: {} };
  (answer.isRefusal ? isRefused : hasMistakes)(response);
  return { done: null, values, errors: answer.errors };
}
