import { defineMiddleware } from 'astro:middleware';
import { lookAtSession } from '#lib/officers/sign-in/sessions.ts';
import { mayReach } from '#lib/officers/staff-pages.ts';
import { isDatabaseDown } from '#lib/web/database-down.ts';
import { answerFailure, notTaken, problem } from '#lib/web/failure.ts';
import { isOurOwn } from '#lib/web/origin.ts';
import { paths } from '#lib/web/paths.ts';
import { compose } from './composition.ts';
import { giveBackForm, signInFirst } from './held-forms.ts';
import { partnerFirst } from './partner-guard.ts';

/** The composition root: gives pages what they stand on, and lets nobody into /staff unsigned. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  const { locals, request, routePattern } = context;
  locals.routePattern = routePattern;
  try {
    const { db, sql, environment, limits } = compose();
    if (!fromAnywhere.has(routePattern) && !isOurOwn(request, environment.publicUrl))
      return fromElsewhere(locals);
    const now = Temporal.Now.instant();
    const { demonstration } = environment;
    Object.assign(locals, {
      db,
      sql,
      environment,
      limits,
      now,
      demonstration,
      officer: null,
      signIn: null,
      partner: null,
    });
    const signInAsPartner = await partnerFirst(context);
    if (signInAsPartner) return signInAsPartner;
    if (needsSignIn(routePattern)) {
      const { signIn, was } = await lookAtSession(db, request.headers.get('cookie'), now);
      if (!signIn) return await signInFirst(context, { page: paths.signIn, officerId: was });
      Object.assign(locals, { signIn, officer: signIn.officer });
    }
    const answer = mayGoOn(context) ? await giveBackForm(context, await next()) : absent(locals);
    if (answer.status === 404) noteRefused(locals);
    // A page that is not for its reader looks like one that is not there, byte for byte.
    const response = answer.status === 404 && answer.body === null ? absent(locals) : answer;
    if (locals.signIn?.cookie) response.headers.append('Set-Cookie', locals.signIn.cookie);
    return response;
  } catch (error) {
    locals.failure = error;
    if (isDatabaseDown(error) && mayGiveBack(context))
      return await notTaken(request, locals.requestId, { hadBegun: isKnown(locals) });
    return answerFailure(error, locals.requestId);
  }
});

// Mail programs post here with the key of the link (RFC 8058), and the mail provider with its signature.
const fromAnywhere = new Set(['/newsletter/unsubscribe/[key]/one-click', '/api/v1/mail/bounces']);

type Asked = { locals: App.Locals; routePattern: string };

const absent = ({ requestId }: App.Locals): Response => problem(404, requestId);

function fromElsewhere(locals: App.Locals): Response {
  locals.refusal = { event: 'form from elsewhere refused' };
  return problem(403, locals.requestId);
}

// To its reader what is refused and what is not there are the same; the log cannot tell them apart either, and
// whoever asks for many of them shows in it.
function noteRefused(locals: App.Locals): void {
  if (locals.officer) locals.refusal = { event: 'access refused', officerId: locals.officer.id };
}

// The pattern of the page that will answer, not the address: no spelling of an address gets round it.
const needsSignIn = (routePattern: string): boolean =>
  /^\/(staff|account|sign-in\/again)(\/|$)/.test(routePattern);
// A form from elsewhere was refused before; programs want no page.
const mayGiveBack = ({ request, routePattern }: { request: Request; routePattern: string }): boolean =>
  request.method === 'POST' && !fromAnywhere.has(routePattern);
// Who is signed in is looked at first of all: where that is known, the page had begun to do what was asked.
const isKnown = ({ officer, partner }: App.Locals): boolean => Boolean(officer ?? partner);
const isStaff = (routePattern: string): boolean => /^\/staff(\/|$)/.test(routePattern);

const mayGoOn = ({ locals: { officer }, routePattern }: Asked): boolean =>
  !isStaff(routePattern) || (officer !== null && mayReach(officer, routePattern));
