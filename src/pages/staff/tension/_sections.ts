import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What the work on community tension is made of. */
export const tensionSections: Sections = [
  { href: paths.staff.observations, text: 'Observations', ability: 'seeObservations' },
];
