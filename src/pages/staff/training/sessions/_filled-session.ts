import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { findForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { readId } from '#lib/web/read-id.ts';
import { newSession } from './_answer-session.ts';
import type { FormChoices } from './_form-choices.ts';
import type { SessionTyped } from './_session-fields.ts';
import { typedLike } from './_typed-session.ts';

/** The form of a new session: like another that the address names and says of itself, for a course, or empty. */
export async function filledSession(
  { locals, url }: Pick<AstroGlobal, 'locals' | 'url'>,
  officer: Officer,
  choices: FormChoices,
): Promise<{ filled: SessionTyped; like: string | null }> {
  const { db, now } = locals;
  const like = await findForStaff(db, readId(url.searchParams.get('from') ?? undefined), now);
  if (!like || !can.manageSessions(officer, await knownAreaPath(db, like.area.id, now)))
    return { filled: newSession(choices, url.searchParams.get('course')), like: null };
  const isTaught = choices.courses.some(({ id }) => id === like.session.courseId);
  const typed = typedLike(like, choices.sectors);
  return { filled: isTaught ? typed : { ...typed, courseId: '' }, like: like.session.reference };
}
