import type { APIContext } from 'astro';
import type { Question } from '#lib/officers/sign-in/passkey-new.ts';

/** Answers a script that asks what to ask the device: the question, and the cookie that ties the answer to it. */
export async function giveQuestion(
  { locals }: Pick<APIContext, 'locals'>,
  begin: () => Promise<Question<unknown>>,
): Promise<Response> {
  const allowed = await locals.limits.allow('passkey', locals.clientAddress);
  if (!allowed.ok)
    return new Response(null, { status: 429, headers: { 'Retry-After': String(allowed.retryAfterSeconds) } });
  const { options, cookie } = await begin();
  return Response.json(options, { headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}
