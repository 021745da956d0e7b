import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { sendSignInLink } from '#lib/partners/sign-in/ask-link.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emailAddress } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';
import { nextPage } from './_next-page.ts';

const form = z.object({
  email: emailAddress('your work email address'),
  website: z.string().optional(),
});

export type SignInView = { email: string; errors: Mistakes };

/** Answers the form that asks for a link: with the same words for every address, known or not. */
export async function signInPage(page: AstroGlobal): Promise<SignInView | Response> {
  const { db, now, limits, clientAddress, requestId, environment, demonstration } = page.locals;
  if (page.request.method !== 'POST') return { email: emptyForm(form).email, errors: {} };
  const read = await readForm(page.request, form);
  if (!read.ok) return (hasMistakes(page.response), { email: read.values.email, errors: read.errors });
  const allowed = await limits.allow('partner-link', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const { email, website } = read.value;
  const next = nextPage(page.url.searchParams.get('next'));
  const sent = website ? null : await sendSignInLink(db, { email, next }, environment.secret, now);
  // Nobody here has a mailbox: in the demonstration, and there only, the page shows what the mail holds.
  const shown = demonstration ? sent?.key : null;
  return seeOther(withQuery(paths.partner.signIn, { sent: 'yes', shown }));
}
