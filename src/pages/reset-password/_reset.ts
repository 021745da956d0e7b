import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { passwordFaultWords } from '#lib/officers/sign-in/new-password.ts';
import { ownerOfResetLink } from '#lib/officers/sign-in/reset-link.ts';
import { resetPassword } from '#lib/officers/sign-in/reset-password.ts';
import { tooMany } from '#lib/web/failure.ts';
import { exactly } from '#lib/web/fields.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, seeOtherWith } from '#lib/web/respond.ts';
import { shutWords } from '../sign-in/_refusals.ts';
import { visitorOf } from '../sign-in/_visitor.ts';

const form = z.object({ password: exactly('Enter a new password') });

/** `email`: whose password it is, for password managers. */
export type ResetView = { email: string; errors: Mistakes };

/** Answers a link to set a new password; opening it uses nothing up. Null, with 404, for one that opens nothing. */
export async function resetPage(page: AstroGlobal): Promise<ResetView | Response | null> {
  const { db, now, limits, clientAddress, requestId } = page.locals;
  const key = page.params['key'] ?? '';
  const owner = await ownerOfResetLink(db, key, now);
  if (!owner) return (isAbsent(page.response), null);
  const again = (errors: Mistakes): ResetView => ({ email: owner.email, errors });
  if (page.request.method !== 'POST') return again({});
  const allowed = await limits.allow('sign-in-code', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const typed = await readForm(page.request, form);
  if (!typed.ok) return (hasMistakes(page.response), again(typed.errors));
  const reset = await resetPassword(db, visitorOf(page), { key, password: typed.value.password }, now);
  if (reset.ok)
    return seeOtherWith(reset.value.isSetUp ? paths.secondFactor : paths.signInCode, reset.value.cookies);
  if (reset.reason === 'no such link') return (isAbsent(page.response), null);
  hasMistakes(page.response);
  return again({ password: { ...passwordFaultWords, ...shutWords }[reset.reason] });
}
