import type { AstroGlobal } from 'astro';
import { areasInSight } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { evaluationChoices } from '#lib/training/evaluation/choices.ts';
import { listComments } from '#lib/training/evaluation/comments.ts';
import { evaluationFigures } from '#lib/training/evaluation/figures.ts';
import { compareBy, type Dimension, dimensions, type Group } from '#lib/training/evaluation/groups.ts';
import { olderTotals } from '#lib/training/evaluation/totals.ts';
import { filterOf, readAsked } from './_filter.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** Who looks at which answers; null for somebody who may not. */
export async function openScope({ locals, url }: Page) {
  const officer = signedIn(locals);
  if (!can.seeEvaluation(officer)) return null;
  const { db, now } = locals;
  const areas = await areasInSight(db, officer, 'seeEvaluation');
  const asked = readAsked(url.searchParams);
  return {
    officer,
    db,
    now,
    areas,
    asked,
    scope: { areas, reader: officer.id, filter: filterOf(asked, now) },
  };
}
export type OpenScope = NonNullable<Awaited<ReturnType<typeof openScope>>>;

/** The same answers compared by course, sector, trainer and quarter. */
export async function comparisons({ db, scope, now }: Pick<OpenScope, 'db' | 'scope' | 'now'>) {
  const all = await Promise.all(dimensions.map((one) => compareBy(db, scope, one, now)));
  return Object.fromEntries(dimensions.map((one, n) => [one, all[n]])) as Record<Dimension, Group[]>;
}

/** Everything that the page of results shows. */
export async function openEvaluation(page: Page) {
  const open = await openScope(page);
  if (!open) return null;
  const { officer, db, now, areas, scope } = open;
  const [figures, groups, comments, choices, older] = await Promise.all([
    evaluationFigures(db, scope, now),
    compareBy(db, scope, open.asked.by, now),
    listComments(db, officer, scope, now),
    evaluationChoices(db, areas),
    olderTotals(db, scope.filter),
  ]);
  return { ...open, figures, groups, comments, choices, older };
}
