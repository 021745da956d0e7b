import type { APIRoute } from 'astro';
import { endSession } from '#lib/officers/sign-in/sessions.ts';
import { readFields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

// Set by the form for engagements while a phone keeps notes: they are sent before anybody signs out there.
const keepsNotes = (request: Request): boolean =>
  /(?:^|;\s*)kept-notes=1(?:;|$)/.test(request.headers.get('cookie') ?? '');

export const POST: APIRoute = async ({ locals, request }) => {
  if (keepsNotes(request) && (await readFields(request)).get('notes')?.[0] !== 'gone')
    return seeOther(paths.staff.leaveNotes);
  const cookie = await endSession(locals.db, request.headers.get('cookie'));
  return seeOther(withQuery(paths.signIn, { out: 1 }), { 'Set-Cookie': cookie });
};
