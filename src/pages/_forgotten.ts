import { setTimeout as sleep } from 'node:timers/promises';
import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { sendResetLink } from '#lib/officers/sign-in/reset-link.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emailAddress } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';

const form = z.object({ email: emailAddress('your work email address', 'name@force.police.uk') });

// Writing the mail takes a few milliseconds that an address without an account does not: the answer waits longer.
const answerAfter = 250;

export type ForgottenView = { email: string; errors: Mistakes };

/** Answers the form for a forgotten password: the same words after the same time, whether or not there is an account. */
export async function forgottenPage(page: AstroGlobal): Promise<ForgottenView | Response> {
  const { db, now, limits, clientAddress, requestId, environment } = page.locals;
  if (page.request.method !== 'POST') return { email: emptyForm(form).email, errors: {} };
  const typed = await readForm(page.request, form);
  if (!typed.ok) return (hasMistakes(page.response), { email: typed.values.email, errors: typed.errors });
  const allowed = await limits.allow('account-link', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const sending = sendResetLink(db, typed.value.email, environment.secret, now);
  await Promise.all([sending, sleep(answerAfter)]);
  return seeOther(withQuery(paths.forgottenPassword, { sent: 'yes' }));
}
