import type { APIRoute } from 'astro';
import { endSession } from '#lib/officers/sign-in/sessions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

export const POST: APIRoute = async ({ locals, request }) => {
  const cookie = await endSession(locals.db, request.headers.get('cookie'));
  return seeOther(withQuery(paths.signIn, { out: 1 }), { 'Set-Cookie': cookie });
};
