import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Form, type Mistakes } from '#lib/web/form.ts';
import type { SessionFormChoices } from '#lib/training/sessions/create-choices.ts';
import {
  readSession,
  refusalField,
  sessionDefaults,
  sessionForm,
  sessionRefusals,
  type SessionTyped,
} from './_session-form.ts';
import type { CreateRefusal, SessionDetails } from '#lib/training/sessions/create.ts';
import type { EditRefusal } from '#lib/training/sessions/edit.ts';

type Answer<T> = { ok: true; value: T } | { ok: false; errors: Mistakes; isRefusal: boolean };

/** Reads the form, calls the verb with what it says, and puts either's refusal at its field. */
export async function answerSession<T>(
  form: Form<typeof sessionForm>,
  choices: SessionFormChoices,
  verb: (details: SessionDetails) => Promise<Outcome<T, CreateRefusal | EditRefusal>>,
): Promise<Answer<T>> {
  const read = readSession(form, choices);
  if (!read.ok) return { ok: false, errors: read.errors, isRefusal: false };
  const outcome = await verb(read.details);
  if (outcome.ok) return outcome;
  const { reason } = outcome;
  return { ok: false, errors: { [refusalField(reason)]: sessionRefusals[reason] }, isRefusal: true };
}

/** The form before anybody typed in it, for a course if one was chosen already. */
export function newSession({ courses }: SessionFormChoices, courseSlug: string | null): SessionTyped {
  const chosen = courses.find(({ slug }) => slug === courseSlug);
  return emptyForm(sessionForm, {
    ...sessionDefaults,
    courseId: chosen?.id ?? '',
    ...(chosen ? { duration: String(chosen.minutes), ...inherited(chosen) } : {}),
  });
}

/** What the session takes over from its course: as many places as it teaches well, in a way that it can be held. */
const inherited = ({ maximum, modes }: SessionFormChoices['courses'][number]) => ({
  ...(maximum ? { capacity: String(maximum) } : {}),
  ...(modes.includes(sessionDefaults.mode) ? {} : { mode: modes[0] ?? sessionDefaults.mode }),
});
