import type { APIRoute } from 'astro';
import { endPartnerSession } from '#lib/partners/sign-in/sessions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { browserOf } from './_browser.ts';

export const POST: APIRoute = async (page) => {
  const { cookies, https } = browserOf(page);
  const cookie = await endPartnerSession(page.locals.db, cookies, https);
  return seeOther(withQuery(paths.partner.signIn, { out: 1 }), { 'Set-Cookie': cookie });
};
