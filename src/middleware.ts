import { defineMiddleware } from 'astro:middleware';
import { readSession } from '#lib/officers/sign-in/sessions.ts';
import { answerFailure, problem } from '#lib/web/failure.ts';
import { isOurOwn } from '#lib/web/origin.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { compose, openedQueue } from './composition.ts';

/** The composition root: gives pages what they stand on, and lets nobody into /staff unsigned. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  const { locals, request, routePattern } = context;
  locals.routePattern = routePattern;
  try {
    const parts = compose();
    const { db, sql, environment, limits } = parts;
    if (!isOurOwn(request, environment.publicUrl)) return problem(403, locals.requestId);
    if (request.method === 'POST') await openedQueue(parts);
    const now = Temporal.Now.instant();
    const { demonstration } = environment;
    Object.assign(locals, { db, sql, environment, limits, now, demonstration, officer: null, signIn: null });
    if (needsSignIn(routePattern)) {
      locals.signIn = await readSession(db, request.headers.get('cookie'), now);
      if (!locals.signIn)
        return seeOther(withQuery(paths.signIn, { next: context.url.pathname + context.url.search }));
      locals.officer = locals.signIn.officer;
    }
    const response = await next();
    if (locals.signIn?.cookie) response.headers.append('Set-Cookie', locals.signIn.cookie);
    return response;
  } catch (error) {
    locals.failure = error;
    return answerFailure(error, locals.requestId);
  }
});

// The pattern of the page that will answer, not the address: no spelling of an address gets round it.
const needsSignIn = (routePattern: string): boolean =>
  /^\/(staff|account|sign-in\/again)(\/|$)/.test(routePattern);
