import type { APIRoute } from 'astro';
import { signedIn } from '#lib/officers/signed-in.ts';
import { beginPasskey } from '#lib/officers/sign-in/passkey-new.ts';
import { needsProof } from '../../_proof.ts';
import { giveQuestion } from '../../_question.ts';

export const POST: APIRoute = (context) => {
  const { db, environment, now } = context.locals;
  const officer = signedIn(context.locals);
  if (needsProof(context)) return new Response(null, { status: 403 });
  return giveQuestion(context, () => beginPasskey(db, officer, environment.publicUrl, now));
};
