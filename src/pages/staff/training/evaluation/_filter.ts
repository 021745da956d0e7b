import type { Stage } from '#db/schema/evaluation-answers.ts';
import { evaluationStages } from '#lib/training/evaluation/words.ts';
import { type Dimension, dimensions } from '#lib/training/evaluation/groups.ts';
import type { EvaluationFilter } from '#lib/training/evaluation/scope.ts';
import { quarterStart, quarterWords } from '#lib/training/evaluation/quarters.ts';
import { ukDay } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address asks for, as it stands there. */
export type Asked = {
  stage: Stage;
  by: Dimension;
  course?: string;
  sector?: string;
  trainer?: string;
  period?: string;
};

/** What the address asks for; whatever makes no sense counts as not asked. */
export function readAsked(query: URLSearchParams): Asked {
  const given = (name: 'course' | 'sector' | 'trainer' | 'period') => {
    const value = query.get(name)?.trim().slice(0, 100);
    return value ? { [name]: value } : {};
  };
  const stage = evaluationStages.find((one) => one === query.get('stage')) ?? 'end';
  const by = dimensions.find((one) => one === query.get('by')) ?? 'course';
  return { stage, by, ...given('course'), ...given('sector'), ...given('trainer'), ...given('period') };
}

/** The same as a filter. Without a period: this quarter and the four before. */
export function filterOf(asked: Asked, now: Temporal.Instant): EvaluationFilter {
  const { stage, course, sector, period } = asked;
  const trainer = readId<'officer'>(asked.trainer);
  const quarter = period ? dateOf(period) : null;
  const from = quarter ?? (period === 'all' ? undefined : lastQuarters(now, 5).at(-1));
  const until = quarter?.add({ months: 3 });
  return { stage, course, sector, from, until, ...(trainer && { trainer }) };
}

/** The address of the results with this filter, and with what differs. */
export const evaluationPath = (
  asked: Asked,
  other: Partial<Asked> = {},
  to = paths.staff.evaluation,
): string => {
  const { stage, by, ...rest } = { ...asked, ...other };
  const plain = { stage: stage === 'end' ? null : stage, by: by === 'course' ? null : by };
  return withQuery(to, { ...plain, ...rest });
};

/** The quarters that can be chosen, newest first. */
export const periodChoices = (now: Temporal.Instant) => [
  { value: '', text: 'This and the last 4 quarters' },
  { value: 'all', text: 'All that we hold' },
  ...lastQuarters(now, 9).map((on) => ({ value: on.toString(), text: quarterWords(on) })),
];

const lastQuarters = (now: Temporal.Instant, count: number) =>
  Array.from({ length: count }, (_, n) => quarterStart(ukDay(now)).subtract({ months: 3 * n }));

// Whole quarters only: two periods that differ by a day would tell what one person answered.
function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-(01|04|07|10)-01$/.test(text)) return null;
  return Temporal.PlainDate.from(text);
}
