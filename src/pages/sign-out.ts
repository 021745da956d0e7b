import type { APIRoute } from 'astro';
import { signOut } from '#lib/officers/sign-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

export const POST: APIRoute = async ({ locals, request }) => {
  const { cookie } = await signOut(locals.db, request.headers.get('cookie'));
  return seeOther(withQuery(paths.signIn, { out: 1 }), { 'Set-Cookie': cookie });
};
