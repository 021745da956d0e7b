import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { openQuestions } from '#lib/tension/assessments/questions/open.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** The questions that wait for an answer: the reader's, or everybody's where they work; null when not for them. */
export async function openQuestionList({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeAssessments(officer)) return null;
  const isAll = url.searchParams.get('whose') === 'all';
  const after = readId<'assessment_gap'>(url.searchParams.get('after')) ?? undefined;
  const areas = await areasFor(db, officer, 'seeAssessments');
  const page = await openQuestions(db, officer, { of: isAll ? null : officer.id, areas, after }, now);
  const href = (whose: string | null, last?: string) =>
    withQuery(paths.staff.openQuestions, { whose, after: last });
  const tabs = [
    { href: href(null), text: 'Mine', isCurrent: !isAll },
    { href: href('all'), text: 'Everybody’s', isCurrent: isAll },
  ];
  const next = page.hasMore ? href(isAll ? 'all' : null, page.rows.at(-1)?.id) : undefined;
  return { officer, page, tabs, next, isAll, today: ukDay(now), mayPlan: can.logEngagement(officer) };
}
export type QuestionList = NonNullable<Awaited<ReturnType<typeof openQuestionList>>>;
