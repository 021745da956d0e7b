import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { enterPassword } from '#lib/officers/sign-in/enter-password.ts';
import { exactly } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isTooOften, seeOtherWith } from '#lib/web/respond.ts';
import { nextOf } from './sign-in/_next-page.ts';
import { shutWords, tooOften, tooOftenFromHere } from './sign-in/_refusals.ts';
import { visitorOf } from './sign-in/_visitor.ts';

/** The fields of the sign-in form. */
const signInForm = z.object({
  email: z.string({ error: 'Enter your work email address' }).max(254, { error: 'Enter a shorter address' }),
  password: exactly('Enter your password'),
});

/** The password of every account in the demonstration world; it opens nothing anywhere else. */
export const demonstrationPassword = 'concord-demonstration';

const refusals = {
  wrong: 'This address and password do not belong together. Check both and try again',
  ...shutWords,
} as const;

export type SignInView = { email: string; errors: Mistakes };

/** Answers the sign-in page: on to the second factor, or what to put right. */
export async function signInPage(page: AstroGlobal): Promise<SignInView | Response> {
  const { db, now, limits, clientAddress } = page.locals;
  if (page.request.method !== 'POST') return { email: emptyForm(signInForm).email, errors: {} };
  const form = await readForm(page.request, signInForm);
  const again = (errors: Mistakes): SignInView => ({ email: form.values.email, errors });
  if (!form.ok) return (hasMistakes(page.response), again(form.errors));
  const waiting = (seconds: number, words: (seconds: number) => string) => (
    isTooOften(page.response, seconds),
    again({ email: words(seconds) })
  );
  const allowed = await limits.allow('sign-in', clientAddress);
  if (!allowed.ok) return waiting(allowed.retryAfterSeconds, tooOftenFromHere);
  const entered = await enterPassword(db, visitorOf(page), form.value, now);
  if (entered.ok) {
    const path = entered.value.isSetUp ? paths.secondFactor : paths.signInCode;
    return seeOtherWith(withQuery(path, { next: nextOf(page.url) }), [entered.value.cookie]);
  }
  if ('retryAfterSeconds' in entered) return waiting(entered.retryAfterSeconds, tooOften);
  return (hasMistakes(page.response), again({ email: refusals[entered.reason] }));
}
