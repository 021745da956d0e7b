import type { Officer } from '#lib/actor.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import type { JobPart } from '#lib/ui/site.ts';
import { paths } from '#lib/web/paths.ts';

// What training work is made of, in the order of the work. Only pages that exist stand here.
const sections: readonly { href: string; text: string; ability: Ability }[] = [
  { href: paths.staff.sessions, text: 'Sessions', ability: 'seeTraining' },
  { href: paths.staff.requests, text: 'Requests', ability: 'seeRequests' },
  { href: paths.staff.decisions, text: 'To decide', ability: 'manageSessions' },
  { href: paths.staff.diary, text: 'My diary', ability: 'keepDiary' },
  { href: paths.staff.courses, text: 'Courses', ability: 'seeTraining' },
  { href: paths.staff.evaluation, text: 'Evaluation', ability: 'seeEvaluation' },
  { href: paths.staff.certificates, text: 'Certificates', ability: 'seeCertificates' },
  { href: paths.staff.partners, text: 'Partners', ability: 'managePartners' },
  { href: paths.staff.coverage, text: 'Coverage', ability: 'seeCoverage' },
];

/** The parts of training that an officer may look into; the one that a page belongs to is marked. */
export const trainingSections = (officer: Officer, pathname: string): JobPart[] =>
  sections
    .filter(({ ability }) => can[ability](officer))
    .map(({ href, text }) => ({ href, text, current: standing(href, pathname) }));

function standing(href: string, pathname: string): JobPart['current'] {
  if (pathname === href) return 'page';
  return pathname.startsWith(`${href}/`) ? 'true' : undefined;
}
