import type { APIRoute } from 'astro';
import { csvOf } from '#lib/tables/csv.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { can } from '#lib/officers/can.ts';
import { dimensions } from '#lib/training/evaluation/groups.ts';
import { stageLabels } from '#lib/training/evaluation/words.ts';
import { ukDay } from '#lib/dates.ts';
import { comparisons, openScope } from './_open.ts';
import { comparisonHeads, dimensionWords, groupCells, groupLabel } from './_words.ts';

/** The comparisons of the results as a file: totals of five and more, so nobody's details leave with it. */
export const GET: APIRoute = async ({ locals, url }) => {
  const open = await openScope({ locals, url });
  if (!open || !can.seeEvaluation(open.officer)) return new Response(null, { status: 404 });
  const groups = await comparisons(open);
  const stage = stageLabels[open.asked.stage];
  const lines = dimensions.flatMap((one) =>
    groups[one].map((group) => [
      dimensionWords[one].heading,
      groupLabel(one, group),
      stage,
      ...groupCells(group),
    ]),
  );
  const head = ['Compared', 'Group', 'When asked', ...comparisonHeads];
  return csvFile(csvOf(head, lines), `evaluation-${ukDay(open.now).toString()}.csv`);
};
