import type { APIContext } from 'astro';
import { exportCoverage } from '#lib/institutions/duty/export.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerExport } from '../../_answer-export.ts';
import { coverageFilter } from './_filter.ts';

type Page = Pick<APIContext, 'request' | 'url' | 'locals'> & { response: { status?: number } };

/** Whoever is signed in with what they may export; null when it is not for them. */
export function openExport({ locals, url }: Pick<Page, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  if (!can.recordDuty(officer)) return null;
  const { db, now } = locals;
  return { officer, db, now, filter: coverageFilter(url.searchParams) };
}

/** Answers the form of the export of coverage: with the file, or with what is wrong. */
export const exportOfCoverage = (
  page: Page,
  { db, officer, filter, now }: NonNullable<ReturnType<typeof openExport>>,
) =>
  answerExport(page, 'prevent-duty-coverage', async (given) => {
    const areas = await areasFor(db, officer, 'recordDuty');
    return exportCoverage(db, officer, { areas, filter }, given, now);
  });
