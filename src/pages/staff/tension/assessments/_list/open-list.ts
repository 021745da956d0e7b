import type { AstroGlobal } from 'astro';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { listAssessments } from '#lib/tension/assessments/list.ts';
import { codes, listWords } from '#lib/tension/assessments/words.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { assessmentFilter, assessmentsPath } from './filter.ts';

/** The list of assessments that the address asks for; null when it is not for this reader. */
export async function openList({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeAssessments(officer)) return null;
  const filter = assessmentFilter(url.searchParams);
  const areas = await areasFor(db, officer, 'seeAssessments');
  const [page, choices, scale] = await Promise.all([
    listAssessments(db, officer, { areas, filter }, now),
    areaChoices(db, areas),
    theScale(db, now),
  ]);
  const { after: _, ...kept } = filter;
  const tabs = codes.list.map((list) => ({
    href: assessmentsPath({ ...kept, list }),
    text: listWords[list],
    isCurrent: list === filter.list,
  }));
  const next = page.hasMore ? assessmentsPath(filter, page.rows.at(-1)?.id) : undefined;
  return { officer, now, filter, page, choices, scale, tabs, next, mayWrite: can.writeAssessment(officer) };
}
export type OpenList = NonNullable<Awaited<ReturnType<typeof openList>>>;
