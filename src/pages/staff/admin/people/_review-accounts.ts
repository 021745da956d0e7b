import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { decideReview, type ReviewRefusal } from '#lib/officers/accounts/decide-review.ts';
import { quarterOf, readQuarter } from '#lib/quarters.ts';
import { listReview, reviewedQuarters, reviewProgress } from '#lib/officers/accounts/review.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { line } from '#lib/web/fields.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals; url: URL };

/** The review of the quarter that the address asks for, or of this one. */
export async function openReview({ locals, url }: Pick<Page, 'locals' | 'url'>, officer: Officer) {
  const { db, now } = locals;
  const thisOne = quarterOf(ukDay(now));
  const quarter = readQuarter(url.searchParams.get('quarter')) ?? thisOne;
  const areas = await areasFor(db, officer, 'reviewAccounts');
  const [rows, progress, earlier] = await Promise.all([
    listReview(db, officer, areas, quarter, now),
    reviewProgress(db, areas, quarter),
    reviewedQuarters(db, areas),
  ]);
  const isNow = quarter.equals(thisOne);
  const quarters = [thisOne, ...earlier.filter((one) => !one.equals(thisOne))];
  return { quarter, isNow, progress, quarters, rows: isNow ? rows : rows.filter((row) => row.decision) };
}
export type Review = Awaited<ReturnType<typeof openReview>>;

const form = z.object({
  person: z.string().optional(),
  decision: z.enum(['keep', 'change', 'close'], { error: 'Choose keep, change or close' }),
  note: line('a shorter note', 500).optional(),
});

const refusals: Readonly<Record<ReviewRefusal, string>> = {
  'no such account': 'This account is no longer there',
  'own account': 'This is your own account. Another administrator looks at it',
  'needs a note': 'Enter what is to change, or why it is to be closed',
};

const next = {
  keep: () => paths.staff.accountReview,
  change: (id: string) => withQuery(paths.staff.person(id), { done: 'change' }),
  close: paths.staff.closeAccount,
};

/** The field of one person's note, so that an error stands where it was typed. */
export const noteField = (id: string): string => `note-${id}`;

/** Answers the decision about one account: noted, and on to where it is carried out. */
export async function answerReview(
  { request, response, locals }: Page,
  officer: Officer,
): Promise<Response | { errors: Mistakes }> {
  if (request.method !== 'POST') return { errors: {} };
  const typed = await readForm(request, form);
  const id = readId<'officer'>(typed.values.person);
  const field = noteField(id ?? '');
  if (!typed.ok) {
    hasMistakes(response);
    return { errors: { [field]: typed.errors['decision'] ?? typed.errors['note'] ?? '' } };
  }
  const { decision, note } = typed.value;
  const outcome = await decideReview(locals.db, officer, id, { decision, note: note ?? null }, locals.now);
  if (outcome.ok) return seeOther(next[decision](outcome.value.id));
  isRefused(response);
  return { errors: { [field]: refusals[outcome.reason] } };
}
