import type { APIContext } from 'astro';
import { isProven } from '#lib/officers/sign-in/sessions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

/**
 * Asks whoever is signed in to prove again who they are, when that was more than five minutes ago, and brings them
 * back here; null when they may go on.
 */
export function needsProof({ locals, url }: Pick<APIContext, 'locals' | 'url'>): Response | null {
  const { signIn, now } = locals;
  if (signIn && isProven(signIn.session, now)) return null;
  return seeOther(withQuery(paths.signInAgain, { next: url.pathname + url.search }));
}
