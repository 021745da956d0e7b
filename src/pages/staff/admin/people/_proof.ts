import { isProven } from '#lib/officers/sign-in/sessions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = { locals: Pick<App.Locals, 'signIn' | 'now'>; url: URL };

/** Sends on to prove again who it is, where that was more than five minutes ago; null where it was not. */
export function askAgain({ locals, url }: Page): Response | null {
  const { signIn, now } = locals;
  if (signIn && isProven(signIn.session, now)) return null;
  return seeOther(withQuery(paths.signInAgain, { next: url.pathname + url.search }));
}
