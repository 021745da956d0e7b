import type { APIContext } from 'astro';
import { readPartnerSession } from '#lib/partners/sign-in/sessions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

type Asked = Pick<APIContext, 'request' | 'url' | 'locals' | 'routePattern'>;

// As for staff, by the pattern of the page that will answer: no spelling of an address gets round it.
const isPartners = (routePattern: string): boolean => /^\/partner(\/|$)/.test(routePattern);
const isWayIn = (routePattern: string): boolean =>
  /^\/partner\/(sign-in(\/\[key\])?|invitations\/\[key\])$/.test(routePattern);

/** Says who is signed in as a partner; sends whoever asks for a page of partners and is not, to sign in. */
export async function partnerFirst({ request, url, locals, routePattern }: Asked): Promise<Response | null> {
  if (!isPartners(routePattern)) return null;
  const { db, environment, now } = locals;
  const https = environment.publicUrl.protocol === 'https:';
  locals.partner = await readPartnerSession(db, request.headers.get('cookie'), https, now);
  if (locals.partner || isWayIn(routePattern)) return null;
  return seeOther(withQuery(paths.partner.signIn, { next: url.pathname + url.search }));
}
