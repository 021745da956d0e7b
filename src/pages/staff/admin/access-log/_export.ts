import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { exportEntries } from '#lib/audit/export-entries.ts';
import { ukDay } from '#lib/dates.ts';
import { isProven } from '#lib/officers/sign-in/sessions.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { line } from '#lib/web/fields.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { filterOf, readAsked } from './_filter.ts';
import type { openLog } from './_open-log.ts';

type Open = NonNullable<Awaited<ReturnType<typeof openLog>>>;
type Page = Pick<APIContext, 'request' | 'url' | 'locals'> & { response: { status?: number } };

const form = z.object({
  reason: line('why you need this file', 300),
  recipient: line('who is going to have it', 200),
});

/** Sends whoever has not lately proved who they are to do so, and back. */
export function toProof({ locals, url }: Page): Response | null {
  const session = locals.signIn?.session;
  if (session && isProven(session, locals.now)) return null;
  return seeOther(withQuery(paths.signInAgain, { next: url.pathname + url.search }));
}

/** Answers the form of an export: with the file, or with what is wrong. */
export async function answerExport(page: Page, { officer, db, scope, now }: Open) {
  const filter = await filterOf(db, readAsked(page.url.searchParams), null);
  const write = async (given: z.output<typeof form>) =>
    done(await exportEntries(db, officer, { scope, filter }, given, now));
  const answer = await answerForm(page, form, write, () => ({}));
  return {
    ...answer,
    file: answer.done && csvFile(answer.done.value, `access-log-${ukDay(now).toString()}.csv`),
  };
}
