import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { appAddress, codeIn, halfMinute } from '#lib/officers/factors/app.ts';
import { appOffered, emailOfStep } from '#lib/officers/sign-in/second-factor.ts';
import { setUpFirstApp } from '#lib/officers/sign-in/set-up-app.ts';
import { findStep, type Step } from '#lib/officers/sign-in/steps.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isTooOften, seeOther } from '#lib/web/respond.ts';
import { nextOf } from './_next-page.ts';
import { codeRefusals, tooOften, tooOftenFromHere } from './_refusals.ts';
import { visitorOf } from './_visitor.ts';

const form = z.object({
  code: z.string({ error: 'Enter the code that your app shows' }).max(40, { error: 'Enter the 6 figures' }),
});

/** `groups`: the secret to type, in fours; `shown`: a code of it, in the demonstration alone. */
export type SetUp = { address: string; groups: string; shown: string | null; errors: Mistakes };

export type SetUpView = SetUp | { codes: readonly string[] };

/** Answers the page that sets up the first second factor; once it is done, the recovery codes to keep. */
export async function setUpPage(page: AstroGlobal): Promise<SetUpView | Response> {
  const { db, now, environment } = page.locals;
  const step = await findStep(db, 'second_factor', page.request.headers.get('cookie'), now);
  const app = step && appOffered(step, environment.secret);
  if (!step?.officerId || !app) return seeOther(withQuery(paths.signIn, { over: 1, next: nextOf(page.url) }));
  const answer = page.request.method === 'POST' ? await answerSetUp(page) : { errors: {} };
  return 'codes' in answer ? answer : { ...answer, ...(await offered(page, step, app.secret)) };
}

async function offered({ locals }: AstroGlobal, step: Step, secret: string): Promise<Omit<SetUp, 'errors'>> {
  const { db, now, demonstration } = locals;
  return {
    address: appAddress(secret, await emailOfStep(db, step)),
    groups: secret.match(/.{1,4}/g)!.join(' '),
    shown: demonstration ? codeIn(secret, halfMinute(now)) : null,
  };
}

async function answerSetUp(page: AstroGlobal): Promise<{ errors: Mistakes } | { codes: string[] }> {
  const { db, now, limits, clientAddress } = page.locals;
  const { response } = page;
  const typed = await readForm(page.request, form);
  if (!typed.ok) return (hasMistakes(response), { errors: typed.errors });
  const wait = (seconds: number, words: (seconds: number) => string) => (
    isTooOften(response, seconds),
    { errors: { code: words(seconds) } }
  );
  const allowed = await limits.allow('sign-in-code', clientAddress);
  if (!allowed.ok) return wait(allowed.retryAfterSeconds, tooOftenFromHere);
  const done = await setUpFirstApp(db, visitorOf(page), typed.value.code, now);
  if (done.ok) {
    for (const cookie of done.value.cookies) response.headers.append('Set-Cookie', cookie);
    return { codes: done.value.codes };
  }
  if ('retryAfterSeconds' in done) return wait(done.retryAfterSeconds, tooOften);
  return (hasMistakes(response), { errors: { code: codeRefusals[done.reason] } });
}
