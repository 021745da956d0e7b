import { listCoverage } from '#lib/institutions/duty/list.ts';
import { lastReckoning } from '#lib/institutions/duty/reckon.ts';
import { countMatching, coverageCells } from '#lib/institutions/duty/summary.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { coverageFilter } from './_filter.ts';

/** What the page of coverage shows to whoever is signed in; null when it is not for them. */
export async function openCoverage({ locals, url }: { locals: App.Locals; url: URL }) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeCoverage(officer)) return null;
  const areas = await areasFor(db, officer, 'seeCoverage');
  const [filter, today] = [coverageFilter(url.searchParams), ukDay(now)];
  const [page, cells, reckonedAt] = await Promise.all([
    listCoverage(db, areas, filter, today),
    coverageCells(db, areas, today),
    lastReckoning(db),
  ]);
  return { officer, filter, today, page, total: countMatching(cells, filter), cells, reckonedAt };
}
export type OpenCoverage = NonNullable<Awaited<ReturnType<typeof openCoverage>>>;

/** "312 institutions". */
export const totalWords = (total: number): string =>
  total === 1 ? '1 institution' : `${total.toLocaleString('en-GB')} institutions`;
