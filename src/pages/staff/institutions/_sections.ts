import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What work with people and places is made of. */
export const peopleSections: Sections = [
  { href: paths.staff.institutions, text: 'Institutions', ability: 'seeInstitutions' },
  { href: paths.staff.institutionMap, text: 'Map', ability: 'seeInstitutions' },
  { href: paths.staff.institutionGrid, text: 'Reach and relevance', ability: 'seeInstitutions' },
  { href: paths.staff.institutionCoverage, text: 'Coverage', ability: 'seeInstitutions' },
  { href: paths.staff.networks, text: 'Networks', ability: 'seeInstitutions' },
  { href: paths.staff.contacts, text: 'Contacts', ability: 'seeContacts' },
  { href: paths.staff.notices, text: 'Notices to give', ability: 'manageContacts' },
  { href: paths.staff.contactWishes, text: 'Wishes of contacts', ability: 'manageContacts' },
  { href: paths.staff.imports, text: 'Import lists', ability: 'importRecords' },
  { href: paths.staff.duplicates, text: 'Possible duplicates', ability: 'manageInstitutions' },
  { href: paths.staff.areas, text: 'Areas', ability: 'seeAreas' },
  { href: paths.staff.exports, text: 'Lists taken away', ability: 'seeExports' },
];
