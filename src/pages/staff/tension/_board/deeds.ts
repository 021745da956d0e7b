import type { Officer } from '#lib/actor.ts';
import { can } from '#lib/officers/can.ts';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { paths } from '#lib/web/paths.ts';

const deeds = [
  { href: paths.staff.newAssessment, text: 'Record assessment', may: can.writeAssessment },
  { href: paths.staff.summaries, text: 'Weekly summary', may: can.seeSummaries },
];

/** What somebody can begin from the dashboard: only pages that are there, and theirs. */
export const boardDeeds = (officer: Officer) =>
  deeds.filter(({ href, may }) => staffPages[href] !== undefined && may(officer));
