import type { AstroGlobal } from 'astro';
import { openSignInLink } from '#lib/partners/sign-in/ask-link.ts';
import { enterByLink } from '#lib/partners/sign-in/enter.ts';
import { tooMany } from '#lib/web/failure.ts';
import { paths } from '#lib/web/paths.ts';
import { isAbsent, seeOther } from '#lib/web/respond.ts';
import { browserOf } from './_browser.ts';

/**
 * Answers a link to sign in. Opening it uses nothing up, since scanners open links before their reader does; the
 * button on it does. Null, with 404, for one that opens nothing.
 */
export async function enterPage(page: AstroGlobal): Promise<{ email: string } | Response | null> {
  const { db, now, limits, clientAddress, requestId } = page.locals;
  const key = page.params['key'] ?? '';
  const allowed = await limits.allow('partner-enter', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  if (page.request.method !== 'POST') {
    const link = await openSignInLink(db, key, now);
    return link ?? (isAbsent(page.response), null);
  }
  const entered = await enterByLink(db, browserOf(page), key, now);
  if (!entered.ok) return (isAbsent(page.response), null);
  const { cookie, next } = entered.value;
  return seeOther(next ?? paths.partner.home, { 'Set-Cookie': cookie });
}
