import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { endPartnerSession, endPartnerSessions } from '#lib/partners/sign-in/sessions.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { browserOf } from './_browser.ts';
import { actingPartner } from './_signed-in.ts';

const form = z.object({ everywhere: z.string().optional() });

export const POST: APIRoute = async (page) => {
  const { cookies, https } = browserOf(page);
  const isEverywhere = (await readForm(page.request, form)).values.everywhere === 'yes';
  if (isEverywhere) await endPartnerSessions(page.locals.db, actingPartner(page.locals).id);
  const cookie = await endPartnerSession(page.locals.db, cookies, https);
  return seeOther(withQuery(paths.partner.signIn, { out: 1 }), { 'Set-Cookie': cookie });
};
