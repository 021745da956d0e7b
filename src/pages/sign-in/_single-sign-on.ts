import { z } from 'astro/zod';
import type { Around } from '#lib/officers/directory/begin.ts';
import type { Onward } from '#lib/officers/directory/finish.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

/** The one field of the button: the page to go to afterwards. */
export const singleSignOnForm = z.object({ next: z.string().optional() });

/** What a single sign-on stands on; null where the force's directory is not connected. */
export function aroundSingleSignOn({ environment }: Pick<App.Locals, 'environment'>): Around | null {
  const { singleSignOn, secret, publicUrl } = environment;
  if (!singleSignOn) return null;
  return { provider: singleSignOn, secret, returnTo: new URL(paths.singleSignOnReturn, publicUrl) };
}

/** Where somebody signs in from. */
export const browserOf = ({ locals }: { locals: App.Locals }) => ({
  browser: { device: 'Browser', address: locals.clientAddress },
  requestId: locals.requestId,
});

/** Goes on to the page that was wanted, or to the second factor. */
export function goOn({ cookies, next, asksFactor }: Onward): Response {
  const response = seeOther(asksFactor ? withQuery(paths.signInCode, { next }) : next);
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
