import type { APIContext } from 'astro';
import {
  type HeldForm,
  holdForm,
  mayHoldForm,
  noHeldForm,
  type Sender,
  takeHeldForm,
} from '#lib/officers/sign-in/held-form.ts';
import { fillForm } from '#lib/web/fill-form.ts';
import { keptNotice, sendAgainForm, withNotice } from '#lib/web/held-form-notice.ts';
import { withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { sentFields } from '#lib/web/sent-form.ts';

type Asked = Pick<APIContext, 'request' | 'url' | 'locals' | 'routePattern'>;

const here = ({ url }: Asked): string => url.pathname + url.search;

/**
 * Sends somebody to sign in. A form that was sent after its sign-in was over is kept until then.
 *
 * @param way the page of signing in, and whose sign-in it was
 */
export async function signInFirst(asked: Asked, way: Sender & { page: string }): Promise<Response> {
  const { db, environment, limits, clientAddress, now } = asked.locals;
  const signIn = seeOther(withQuery(way.page, { next: here(asked) }));
  const fields = asked.request.method === 'POST' ? await sentFields(asked.request) : [];
  if (fields.length === 0 || !(await limits.allow('held-form', clientAddress)).ok) return signIn;
  const form = { path: here(asked), fields };
  signIn.headers.append('Set-Cookie', await holdForm(db, environment.secret, way, form, now));
  return signIn;
}

/** Puts a kept form back into the page it was sent from, as it was; a page of signing in says that one is kept. */
export async function giveBackForm(asked: Asked, response: Response): Promise<Response> {
  const { request, locals, routePattern } = asked;
  const cookieHeader = request.headers.get('cookie');
  if (!mayHoldForm(cookieHeader) || !isPage(request, response)) return response;
  if (/^(\/partner)?\/sign-in(\/|$)/.test(routePattern))
    return replaced(response, (html) => withNotice(html, keptNotice));
  const sender = (locals.officer ?? locals.partner)?.id;
  if (!sender) return response;
  const { db, environment, now } = locals;
  const wanted = { cookieHeader, sender, path: here(asked) };
  const form = await takeHeldForm(db, environment.secret, wanted, now);
  if (!form) return response;
  const answer = await replaced(response, (html) => restored(html, form));
  answer.headers.append('Set-Cookie', noHeldForm());
  return answer;
}

const isPage = (request: Request, response: Response): boolean =>
  (request.method === 'GET' || response.status === 422) &&
  (response.headers.get('content-type') ?? '').startsWith('text/html');

const replaced = async (response: Response, change: (html: string) => string): Promise<Response> =>
  new Response(change(await response.text()), response);

function restored(html: string, { path, fields }: HeldForm): string {
  const filled = fillForm(html, fields);
  return filled ? withNotice(filled, keptNotice) : withNotice(html, sendAgainForm(path, fields));
}
