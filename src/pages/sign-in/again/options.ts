import type { APIRoute } from 'astro';
import { signedIn } from '#lib/officers/signed-in.ts';
import { beginPasskeyProof } from '#lib/officers/sign-in/passkey-proof.ts';
import { giveQuestion } from '../../_question.ts';

export const POST: APIRoute = (context) => {
  const { db, environment, now } = context.locals;
  const officer = signedIn(context.locals);
  return giveQuestion(context, () => beginPasskeyProof(db, officer, environment.publicUrl, now));
};
