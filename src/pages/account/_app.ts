import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { appAddress, codeIn, halfMinute } from '#lib/officers/factors/app.ts';
import { appBegun, beginApp, finishApp } from '#lib/officers/sign-in/own-factors.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'request' | 'locals' | 'url'> & { response: { status?: number } };

const form = z.object({
  code: z.string({ error: 'Enter the code that your app shows' }).max(40, { error: 'Enter the 6 figures' }),
});

const refusals = {
  over: 'That took too long, or there were too many wrong codes. Begin again',
  wrong_code: 'This code is not right. Enter the one that your app shows now',
} as const;

/** `address`: what the square says; `groups`: the secret to type; `shown`: a code, in the demonstration alone. */
export type NewApp = { address: string; groups: string; shown: string | null; errors: Mistakes };

/** The new app while it is being added, null before that; or where to go. */
export async function newApp(page: Page, officer: Officer): Promise<NewApp | null | Response> {
  const { db, now, environment } = page.locals;
  const asked = { cookies: page.request.headers.get('cookie'), secret: environment.secret };
  if (page.url.searchParams.has('begin') && page.request.method === 'POST')
    return seeOther(paths.accountApp, {
      'Set-Cookie': await beginApp(db, officer, environment.secret, now),
    });
  const { done, errors } = await answerForm(
    page,
    form,
    ({ code }) => finishApp(db, officer, { ...asked, code }, now),
    (reason) => ({ code: refusals[reason] }),
  );
  if (done) return seeOther(withQuery(paths.account, { done: 'app' }));
  const secret = await appBegun(db, officer, asked, now);
  return secret ? { ...offered(page, officer, secret), errors } : null;
}

function offered({ locals }: Page, { email }: Officer, secret: string): Omit<NewApp, 'errors'> {
  return {
    address: appAddress(secret, email),
    groups: secret.match(/.{1,4}/g)!.join(' '),
    shown: locals.demonstration ? codeIn(secret, halfMinute(locals.now)) : null,
  };
}
