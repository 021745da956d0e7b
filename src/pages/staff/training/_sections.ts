import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What training work is made of. */
export const trainingSections: Sections = [
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
