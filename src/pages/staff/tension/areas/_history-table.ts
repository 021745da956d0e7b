import type { Strand } from '#db/schema/observations.ts';
import { date } from '#lib/dates.ts';
import type { AreaWeek } from '#lib/tension/dashboard/area-weeks.ts';
import { shownWords } from '#lib/tension/dashboard/words.ts';
import type { Scale } from '#lib/tension/levels/scale.ts';
import { strandShort } from '#lib/tension/observations/words.ts';

/** The strands in their order. */
export const strands: readonly Strand[] = ['experienced', 'evidenced', 'potential'];

type Given = {
  scale: Scale;
  history: readonly AreaWeek[];
  lastYear: readonly AreaWeek[];
  hasStrands: boolean;
};

/** What a week showed: "3 Raised", "Out of date" */
export const weekShown = (scale: Scale, { shown }: AreaWeek): string =>
  typeof shown === 'number' ? `${shown} ${shownWords(scale, shown)}` : shownWords(scale, shown);

/** The weeks of an area as a table, the latest first, beside the same weeks of the year before. */
export function historyTable({ scale, history, lastYear, hasStrands }: Given) {
  const scored = hasStrands ? strands : [];
  const columns = [
    ...['Week', 'Level', 'The year before'],
    ...scored.map((strand) => ({ text: strandShort[strand], numeric: true })),
  ];
  const rows = history.map((week, index) => [
    ...[date(week.at), weekShown(scale, week), weekShown(scale, lastYear[index]!)],
    ...scored.map((strand) => week.scores?.[strand] ?? '–'),
  ]);
  return { columns, rows: rows.toReversed() };
}
