import { z } from 'astro/zod';
import type { Around } from '#lib/officers/directory/begin.ts';
import type { Onward } from '#lib/officers/directory/finish.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOtherWith } from '#lib/web/respond.ts';

/** The one field of the button: the page to go to afterwards. */
export const singleSignOnForm = z.object({ next: z.string().optional() });

/** What a single sign-on stands on; null where the force's directory is not connected. */
export function aroundSingleSignOn({ environment }: Pick<App.Locals, 'environment'>): Around | null {
  const { singleSignOn, secret, publicUrl } = environment;
  if (!singleSignOn) return null;
  return { provider: singleSignOn, secret, returnTo: new URL(paths.singleSignOnReturn, publicUrl) };
}

const factorPaths = { ask: paths.signInCode, 'set up': paths.secondFactor };

/** Goes on to the page that was wanted, or to the second factor. */
export function goOn({ cookies, next, factor }: Onward): Response {
  return seeOtherWith(factor === 'none' ? next : withQuery(factorPaths[factor], { next }), cookies);
}
