import { defineMiddleware } from 'astro:middleware';
import { readSignIn } from '#lib/officers/sign-in.ts';
import { answerFailure, problem } from '#lib/web/failure.ts';
import { isOurOwn } from '#lib/web/origin.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { compose } from './composition.ts';

/** The composition root: gives pages what they stand on, and lets nobody into /staff unsigned. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  const { locals, request, routePattern } = context;
  locals.routePattern = routePattern;
  try {
    const { db, sql, environment, limits } = compose();
    if (!isOurOwn(request, environment.publicUrl)) return problem(403, locals.requestId);
    const now = Temporal.Now.instant();
    const { demonstration } = environment;
    Object.assign(locals, { db, sql, environment, limits, now, demonstration, officer: null });
    if (isForStaff(routePattern)) {
      locals.officer = await readSignIn(db, request.headers.get('cookie'), now);
      if (!locals.officer)
        return seeOther(withQuery(paths.signIn, { next: context.url.pathname + context.url.search }));
    }
    return await next();
  } catch (error) {
    locals.failure = error;
    return answerFailure(error, locals.requestId);
  }
});

// The pattern of the page that will answer, not the address: no spelling of an address gets round it.
const isForStaff = (routePattern: string): boolean => /^\/staff(\/|$)/.test(routePattern);
