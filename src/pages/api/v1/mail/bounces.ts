import type { APIRoute } from 'astro';
import { takeCall } from '#lib/mail/returned/take-call.ts';
import { readSignature } from '#lib/mail/returned/signature.ts';
import { returnDesk } from '../../../../returned-mail.ts';
import { limitOf, readReports, refusal, wholeBody } from './_bounces.ts';

/** The mail provider tells what came back. Whoever cannot sign learns nothing; without a secret it is not there. */
export const POST: APIRoute = async ({ locals, request }) => {
  const { db, now, environment } = locals;
  const { bounceWebhookSecret, secret } = environment;
  if (!bounceWebhookSecret) return new Response(null, { status: 404 });
  const tooMany = await limitOf(locals);
  if (tooMany) return tooMany;
  const body = await wholeBody(request);
  if (!body) return refusal('too large');
  const signed = readSignature(bounceWebhookSecret, request.headers.get('Concord-Signature'), body, now);
  if (!signed.ok) return refusal(signed.reason);
  const reports = readReports(body);
  if (!reports) return refusal('not readable');
  const taken = await takeCall(db, returnDesk(secret), { signature: signed.value, reports }, now);
  return taken.ok ? Response.json(taken.value) : refusal(taken.reason);
};

/** Looking at it shows nothing, whether it is set up or not. */
export const GET: APIRoute = () => new Response(null, { status: 404 });
