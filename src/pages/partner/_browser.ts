import type { APIContext } from 'astro';
import type { Browser } from '#lib/partners/sign-in/enter.ts';

type Asked = Pick<APIContext, 'request' | 'locals'>;

/** The browser of a request, for signing in and out of it. */
export const browserOf = ({ request, locals: { environment, requestId } }: Asked): Browser => ({
  cookies: request.headers.get('cookie'),
  https: environment.publicUrl.protocol === 'https:',
  requestId,
});
