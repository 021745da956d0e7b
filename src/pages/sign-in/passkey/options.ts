import type { APIRoute } from 'astro';
import { beginPasskeySignIn } from '#lib/officers/sign-in/passkey-sign-in.ts';
import { giveQuestion } from '../../_question.ts';

export const POST: APIRoute = (context) => {
  const { db, environment, now } = context.locals;
  return giveQuestion(context, () => beginPasskeySignIn(db, environment.publicUrl, now));
};
