import type { APIContext } from 'astro';
import { exportEntries } from '#lib/audit/export-entries.ts';
import { answerExport } from '../../_answer-export.ts';
import { filterOf, readAsked } from './_filter.ts';
import type { openLog } from './_open-log.ts';

type Open = NonNullable<Awaited<ReturnType<typeof openLog>>>;
type Page = Pick<APIContext, 'request' | 'url' | 'locals'> & { response: { status?: number } };

/** Answers the form of the export of entries: with the file, or with what is wrong. */
export const exportOfEntries = (page: Page, { officer, db, scope, now }: Open) =>
  answerExport(page, 'access-log', async (given) => {
    const filter = await filterOf(db, readAsked(page.url.searchParams), null);
    return exportEntries(db, officer, { scope, filter }, given, now);
  });
