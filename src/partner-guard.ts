import type { APIContext } from 'astro';
import { lookAtPartnerSession } from '#lib/partners/sign-in/sessions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { signInFirst } from './held-forms.ts';

type Asked = Pick<APIContext, 'request' | 'url' | 'locals' | 'routePattern'>;

// As for staff, by the pattern of the page that will answer: no spelling of an address gets round it.
const isPartners = (routePattern: string): boolean => /^\/partner(\/|$)/.test(routePattern);
const isWayIn = (routePattern: string): boolean =>
  /^\/partner\/(sign-in(\/\[key\])?|invitations\/\[key\])$/.test(routePattern);

/** Says who is signed in as a partner; sends whoever asks for a page of partners and is not, to sign in. */
export async function partnerFirst(asked: Asked): Promise<Response | null> {
  const { request, url, locals, routePattern } = asked;
  if (!isPartners(routePattern)) return null;
  const { db, environment, now } = locals;
  const https = environment.publicUrl.protocol === 'https:';
  const { partner, was } = await lookAtPartnerSession(db, request.headers.get('cookie'), https, now);
  locals.partner = partner;
  if (partner || isWayIn(routePattern)) return null;
  // Signing out shows no page on which its form could come back.
  if (routePattern === paths.partner.signOut)
    return seeOther(withQuery(paths.partner.signIn, { next: url.pathname }));
  return signInFirst(asked, { page: paths.partner.signIn, partnerId: was });
}
