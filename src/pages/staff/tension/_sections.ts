import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What the work on community tension is made of. */
export const tensionSections: Sections = [
  { href: paths.staff.tension, text: 'Dashboard', ability: 'seeLevels' },
  { href: paths.staff.assessments, text: 'Assessments', ability: 'seeAssessments' },
  { href: paths.staff.openQuestions, text: 'Open questions', ability: 'seeAssessments' },
  { href: paths.staff.observations, text: 'Observations', ability: 'seeObservations' },
  { href: paths.staff.summaries, text: 'Weekly summary', ability: 'seeSummaries' },
  { href: paths.staff.tensionGroups, text: 'Monitoring groups', ability: 'seeTensionGroups' },
  { href: paths.staff.returns, text: 'Returns', ability: 'seeReturns' },
  { href: paths.staff.newReturn, text: 'Send a return', ability: 'sendReturn' },
];
