import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { finishPasskeySignIn } from '#lib/officers/sign-in/passkey-sign-in.ts';
import { answerForm } from '#lib/web/answer.ts';
import { seeOtherWith } from '#lib/web/respond.ts';
import { nextPage } from './_next-page.ts';
import { shutWords } from './_refusals.ts';
import { visitorOf } from './_visitor.ts';

type Page = Pick<APIContext, 'request' | 'locals' | 'url'> & { response: { status?: number } };

/** The field that the script fills with what the device answered. */
export const passkeyForm = z.object({
  answer: z.string({ error: 'Use the button, and then your passkey' }).max(20_000, {
    error: 'That answer is too long',
  }),
});

const refusals = {
  expired: 'That took too long. Try again',
  wrong: 'This passkey does not open an account here. Try another, or use your password',
  ...shutWords,
} as const;

/** Answers the form of the passkey sign-in: the way on, or what to put right. */
export async function passkeySignIn(page: Page) {
  const { db, now, environment } = page.locals;
  const { publicUrl } = environment;
  const { done, errors } = await answerForm(
    page,
    passkeyForm,
    ({ answer }) => finishPasskeySignIn(db, visitorOf(page), { answer, publicUrl }, now),
    (reason) => ({ passkey: refusals[reason] }),
  );
  if (!done) return { errors: Object.values(errors).map(String), onward: null };
  const next = nextPage(page.url.searchParams.get('next'));
  return { errors: [], onward: seeOtherWith(next, done.value.cookies) };
}
