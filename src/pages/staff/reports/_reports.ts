import type { Officer } from '#lib/actor.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';

type Report = { href: string; text: string; about: string; ability: Ability };

const reports: readonly Report[] = [
  {
    href: paths.staff.referralQuality,
    text: 'Referral quality',
    about: 'Referrals by quarter, sector and district, beside training coverage',
    ability: 'seeReferralQuality',
  },
  {
    href: paths.staff.newReferralQuality,
    text: 'Enter referral quality',
    about: 'The counts of a quarter in a district',
    ability: 'enterReferralQuality',
  },
  {
    href: paths.staff.coverage,
    text: 'Prevent duty coverage',
    about: 'Leads named and trained, last contact, referral routes',
    ability: 'seeCoverage',
  },
];

/** The reports that an officer may see or enter. */
export const reportsFor = (officer: Officer): Report[] =>
  reports.filter(({ ability }) => can[ability](officer));
