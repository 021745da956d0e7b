import { paths } from '#lib/web/paths.ts';

type Crumb = { href: string; text: string };

/** The way to a page of the administration, from its home. */
export const trail = (...crumbs: readonly Crumb[]): Crumb[] => [
  { href: paths.staff.admin, text: 'Administration' },
  ...crumbs,
];

/** The list of people, as a step of the way. */
export const peopleCrumb: Crumb = { href: paths.staff.people, text: 'People' };

/** The access log, as a step of the way. */
export const logCrumb: Crumb = { href: paths.staff.accessLog, text: 'Access log' };

/** The restricted records, as a step of the way. */
export const restrictedCrumb: Crumb = { href: paths.staff.restricted, text: 'Restricted records' };

/** The groups of the directory, as a step of the way. */
export const groupsCrumb: Crumb = { href: paths.staff.directory, text: 'Groups of the directory' };

/** The register of areas, as a step of the way. */
export const registerCrumb: Crumb = { href: paths.staff.areaRegister, text: 'Register of areas' };

/** The jobs, as a step of the way. */
export const jobsCrumb: Crumb = { href: paths.staff.jobs, text: 'Jobs' };

/** The layers of boundaries, as a step of the way. */
export const boundariesCrumb: Crumb = { href: paths.staff.boundaries, text: 'Boundaries' };
