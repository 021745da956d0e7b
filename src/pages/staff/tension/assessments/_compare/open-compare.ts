import type { AstroGlobal } from 'astro';
import { findAssessment } from '#lib/tension/assessments/find.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import type { OpenAssessment } from '../_open-assessment.ts';
import { comparedRows } from './rows.ts';

/** Two versions of a thread, the older first; null where there is only one. */
export async function openCompare({ url }: Pick<AstroGlobal, 'url'>, open: OpenAssessment) {
  const { db, officer, now, found, seen } = open;
  const others = found.versions.filter(({ id }) => id !== seen.id);
  const wanted = Number(url.searchParams.get('with'));
  const before = others.find(({ version }) => version < found.assessment.version) ?? others.at(-1);
  const other = others.find(({ version }) => version === wanted) ?? before;
  const read = other && (await findAssessment(db, officer, other.id, now));
  if (!read) return null;
  const [older, newer] = [found, read].toSorted((a, b) => a.assessment.version - b.assessment.version) as [
    typeof found,
    typeof found,
  ];
  const rows = comparedRows(older, newer, await theScale(db, now));
  return { older, newer, rows, others, other };
}
export type Compared = NonNullable<Awaited<ReturnType<typeof openCompare>>>;
