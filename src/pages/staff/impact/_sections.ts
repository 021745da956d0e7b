import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What the work on community impact is made of. */
export const impactSections: Sections = [
  { href: paths.staff.impact, text: 'Impact assessments', ability: 'seeImpact' },
  { href: paths.staff.surges, text: 'Surge pages', ability: 'seeSurge' },
  { href: paths.staff.commsPlans, text: 'Comms plans', ability: 'seeComms' },
  { href: paths.staff.lessons, text: 'Lessons', ability: 'seeLessons' },
];
