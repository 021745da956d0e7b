import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { proveByCode, proveByPasskey, type Prover } from '#lib/officers/sign-in/prove-again.ts';
import { shownCode } from '#lib/officers/sign-in/shown-code.ts';
import { answerForm } from '#lib/web/answer.ts';
import { exactly } from '#lib/web/fields.ts';
import { seeOther } from '#lib/web/respond.ts';
import { nextPage } from './_next-page.ts';
import { passkeyForm } from './_passkey-sign-in.ts';
import { visitorOf } from './_visitor.ts';

type Page = Pick<APIContext, 'request' | 'locals' | 'url'> & { response: { status?: number } };

/** The fields of whoever proves again who they are without a passkey. */
const codeForm = z.object({
  password: exactly('Enter your password'),
  code: z.string({ error: 'Enter the code that your app shows' }).max(20, { error: 'Enter the 6 figures' }),
});

const refusals = {
  expired: { passkey: 'That took too long. Try again' },
  wrong: { passkey: 'That is no passkey of your account. Try another' },
} as const;

const codeRefusals = {
  wrong: { password: 'Password and code do not both belong to your account. Check them and try again' },
  replayed: { code: 'This code has been used. Wait for the next one' },
  throttled: { password: 'There were too many tries. Wait 15 minutes, or use a passkey' },
} as const;

/**
 * Answers either form of the page: the way on with a sign-in that is proven again, or what to put right; and, in
 * the demonstration alone, the code of the app that nobody has.
 */
export async function proveAgain(page: Page, actor: Officer) {
  const { session } = page.locals.signIn!;
  const by = page.url.searchParams.get('by');
  const answer = await (by === 'passkey' ? byPasskey : byCode)(page, { actor, session });
  const next = nextPage(page.url.searchParams.get('next'));
  const onward = answer.done ? seeOther(next, { 'Set-Cookie': answer.done.value.cookie }) : null;
  const { db, now, environment, demonstration } = page.locals;
  const shown = demonstration ? await shownCode(db, actor.id, environment.secret, now) : null;
  return { errors: answer.errors, onward, shown };
}

function byPasskey(page: Page, prover: Prover) {
  const { db, now, environment } = page.locals;
  const { publicUrl } = environment;
  return answerForm(
    page,
    passkeyForm,
    ({ answer }) => proveByPasskey(db, visitorOf(page), prover, { answer, publicUrl }, now),
    (reason) => refusals[reason],
  );
}

function byCode(page: Page, prover: Prover) {
  const { db, now } = page.locals;
  return answerForm(
    page,
    codeForm,
    (typed) => proveByCode(db, visitorOf(page), prover, typed, now),
    (reason) => codeRefusals[reason],
  );
}
