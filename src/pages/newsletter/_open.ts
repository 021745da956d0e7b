import type { AstroGlobal } from 'astro';
import type { Outcome } from '#lib/outcome.ts';
import { findByKey, type FoundSubscriber } from '#lib/newsletters/subscribers/by-key.ts';
import type { ChangeRefusal } from '#lib/newsletters/subscribers/change.ts';
import { tooMany } from '#lib/web/failure.ts';
import { isAbsent, isRefused, seeOther } from '#lib/web/respond.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** What is said when a change by link is refused. */
export const sentences: Readonly<Record<ChangeRefusal, string>> = {
  'no such subscription': 'This subscription is not there any more.',
  'too late': 'This link has run out. Ask again, and we send you a new one.',
  ended: 'This subscription has ended. You can ask for newsletters again.',
};

/** The subscription behind the link of a page; null, with 404, where it opens none. */
export async function openByLink({ locals, params, response }: Page): Promise<FoundSubscriber | null> {
  const found = await findByKey(locals.db, params['key'] ?? '', locals.now);
  if (!found) isAbsent(response);
  return found;
}

/** Answers a page with one button behind a link: does it and goes on, or shows what stands in the way. */
export async function pressed(
  page: Page,
  verb: (found: FoundSubscriber) => Promise<Outcome<null, ChangeRefusal>>,
  next: string,
): Promise<{ found: FoundSubscriber | null; refusal: string | null } | Response> {
  const found = await openByLink(page);
  if (!found || page.request.method !== 'POST') return { found, refusal: null };
  const { limits, clientAddress, requestId } = page.locals;
  const allowed = await limits.allow('newsletter-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const outcome = await verb(found);
  if (outcome.ok) return seeOther(next);
  isRefused(page.response);
  return { found, refusal: sentences[outcome.reason] };
}

/** "g…@school.example": enough for its owner to know which address is meant, and for nobody else. */
export const maskedAddress = (email: string): string => email.replace(/^(.).*@/u, '$1…@');
