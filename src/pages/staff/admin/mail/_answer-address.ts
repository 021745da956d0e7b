import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { lookUpAddress } from '#lib/mail/returned/look-up.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { emailAddress } from '#lib/web/fields.ts';

const form = z.object({ email: emailAddress('the address') });

/** Answers the form that looks an address up. It is posted, so that no address stands in a list of pages visited. */
export const answerAddress = (
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  officer: Officer,
) => {
  const { db, now, environment } = page.locals;
  return answerForm(
    page,
    form,
    async ({ email }) => done(await lookUpAddress(db, officer, { email, secret: environment.secret }, now)),
    () => ({}),
  );
};
