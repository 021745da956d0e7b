import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What the work on resources is made of. */
export const resourceSections: Sections = [
  { href: paths.staff.resources, text: 'Resources', ability: 'seeResources' },
];
