import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { changePassword } from '#lib/officers/sign-in/change-password.ts';
import { passwordFaultWords } from '#lib/officers/sign-in/new-password.ts';
import { answerForm } from '#lib/web/answer.ts';
import { exactly } from '#lib/web/fields.ts';
import { visitorOf } from '../sign-in/_visitor.ts';

type Page = Pick<APIContext, 'request' | 'locals'> & { response: { status?: number } };

const form = z.object({
  // Left out by whoever has no password yet.
  currentPassword: exactly('Enter your password').optional(),
  password: exactly('Enter a new password'),
});

const refusals = {
  wrong: { currentPassword: 'This is not your password. Check it and try again' },
  throttled: { currentPassword: 'There were too many tries. Wait 15 minutes' },
} as const;

/** Answers the form of the page: the password changed and the new cookie, or what to put right. */
export function newPassword(page: Page, actor: Officer) {
  const { db, now, signIn } = page.locals;
  const prover = { actor, session: signIn!.session };
  return answerForm(
    page,
    form,
    ({ currentPassword: current = '', password }) =>
      changePassword(db, visitorOf(page), prover, { current, password }, now),
    (reason) =>
      reason === 'wrong' || reason === 'throttled'
        ? refusals[reason]
        : { password: passwordFaultWords[reason] },
  );
}
