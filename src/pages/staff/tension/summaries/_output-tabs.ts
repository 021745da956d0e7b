import { outputWords } from '#lib/tension/summaries/words.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenSummary } from './_open-summary.ts';

/** The two outputs of a summary, to choose from. */
export const tabsOf = ({ seen, output }: OpenSummary) =>
  (['restricted', 'shareable'] as const).map((one) => ({
    text: outputWords[one],
    isCurrent: one === output,
    href: withQuery(paths.staff.summary(seen.id), { output: one === 'shareable' ? one : null }),
  }));
