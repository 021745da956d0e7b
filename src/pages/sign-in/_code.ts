import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { secondFactorsOf } from '#lib/officers/sign-in/second-factor.ts';
import { shownCode } from '#lib/officers/sign-in/shown-code.ts';
import { findStep } from '#lib/officers/sign-in/steps.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isTooOften, seeOther, seeOtherWith } from '#lib/web/respond.ts';
import { nextOf, nextPage } from './_next-page.ts';
import { codeRefusals, recoveryRefusals, tooOften, tooOftenFromHere } from './_refusals.ts';
import { visitorOf } from './_visitor.ts';

const form = z.object({
  code: z.string().max(40, { error: 'Enter the 6 figures that your app shows' }).optional(),
  recovery: z.string().max(100, { error: 'Enter one recovery code' }).optional(),
});

/** `shown`: the code of the demonstration, and nothing anywhere else. */
export type CodeView = { errors: Mistakes; hasApp: boolean; hasPasskey: boolean; shown: string | null };

/** Answers the page of the second factor: signs in, or says what is not right. */
export async function codePage(page: AstroGlobal): Promise<CodeView | Response> {
  const { locals, request, url } = page;
  const step = await findStep(locals.db, 'second_factor', request.headers.get('cookie'), locals.now);
  if (!step?.officerId) return seeOther(withQuery(paths.signIn, { over: 1, next: nextOf(url) }));
  const answer = request.method === 'POST' ? await answerCode(page) : {};
  if (answer instanceof Response) return answer;
  const { db, now, environment, demonstration } = locals;
  const factors = await secondFactorsOf(db, step.officerId);
  const shown = demonstration ? await shownCode(db, step.officerId, environment.secret, now) : null;
  return { errors: answer, ...factors, shown };
}

async function answerCode(page: AstroGlobal): Promise<Mistakes | Response> {
  const { db, now, limits, clientAddress } = page.locals;
  const { response } = page;
  const typed = await readForm(page.request, form);
  if (!typed.ok) return (hasMistakes(response), typed.errors);
  const { code, recovery } = typed.value;
  const given = code ?? recovery;
  if (!given) return (hasMistakes(response), { code: 'Enter the code that your app shows' });
  const field = code ? 'code' : 'recovery';
  const allowed = await limits.allow('sign-in-code', clientAddress);
  if (!allowed.ok)
    return (
      isTooOften(response, allowed.retryAfterSeconds),
      { [field]: tooOftenFromHere(allowed.retryAfterSeconds) }
    );
  const entered = await enterCode(db, visitorOf(page), given, now);
  if (entered.ok) return seeOtherWith(nextPage(page.url.searchParams.get('next')), entered.value.cookies);
  if ('retryAfterSeconds' in entered)
    return (
      isTooOften(response, entered.retryAfterSeconds),
      { [field]: tooOften(entered.retryAfterSeconds) }
    );
  const words = field === 'code' ? codeRefusals : recoveryRefusals;
  return (hasMistakes(response), { [field]: words[entered.reason] });
}
