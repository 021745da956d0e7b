import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What work with people and places is made of. */
export const peopleSections: Sections = [
  { href: paths.staff.institutions, text: 'Institutions', ability: 'seeInstitutions' },
];
