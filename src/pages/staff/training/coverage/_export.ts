import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { exportCoverage } from '#lib/institutions/duty/export.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { isProven } from '#lib/officers/sign-in/sessions.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { coverageFilter } from './_filter.ts';

type Page = Pick<APIContext, 'request' | 'url' | 'locals'> & { response: { status?: number } };

const form = z.object({
  reason: line('why you need this file', 300),
  recipient: line('who is going to have it', 200),
});

/** Whoever is signed in with what they may export; null when it is not for them. */
export function openExport({ locals, url }: Pick<Page, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  if (!can.recordDuty(officer)) return null;
  const { db, now } = locals;
  return { officer, db, now, filter: coverageFilter(url.searchParams) };
}

/** Sends whoever has not lately proved who they are to do so, and back. */
export function toProof({ locals, url }: Page): Response | null {
  const session = locals.signIn?.session;
  if (session && isProven(session, locals.now)) return null;
  return seeOther(withQuery(paths.signInAgain, { next: url.pathname + url.search }));
}

/** Answers the form of the export: with the file, or with what is wrong. */
export async function answerExport(page: Page, open: NonNullable<ReturnType<typeof openExport>>) {
  const { db, officer, filter, now } = open;
  const areas = await areasFor(db, officer, 'recordDuty');
  const write = async (given: z.output<typeof form>) =>
    done(await exportCoverage(db, officer, { areas, filter }, given, now));
  const answer = await answerForm(page, form, write, () => ({}));
  return { ...answer, file: answer.done && fileOf(answer.done.value, now) };
}

const fileOf = (csv: string, now: Temporal.Instant): Response =>
  // With the mark by which spreadsheets know UTF-8.
  new Response(`\uFEFF${csv}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="prevent-duty-coverage-${ukDay(now).toString()}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
