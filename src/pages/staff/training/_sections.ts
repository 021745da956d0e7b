import type { Officer } from '#lib/actor.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';

// What training work is made of, in the order of the work. Only pages that exist stand here.
const sections: readonly { href: string; text: string; ability: Ability }[] = [
  { href: paths.staff.sessions, text: 'Sessions', ability: 'seeTraining' },
  { href: paths.staff.requests, text: 'Requests', ability: 'seeRequests' },
  { href: paths.staff.decisions, text: 'To decide', ability: 'manageSessions' },
  { href: paths.staff.diary, text: 'My diary', ability: 'keepDiary' },
  { href: paths.staff.courses, text: 'Courses', ability: 'seeTraining' },
  { href: paths.staff.evaluation, text: 'Evaluation', ability: 'seeEvaluation' },
  { href: paths.staff.partners, text: 'Partners', ability: 'managePartners' },
  { href: paths.staff.coverage, text: 'Coverage', ability: 'seeCoverage' },
];

/** The parts of training that an officer may look into; the page that shows them marks its own. */
export const trainingSections = (officer: Officer, current: string) =>
  sections
    .filter(({ ability }) => can[ability](officer))
    .map(({ href, text }) => ({ href, text, isCurrent: href === current }));
