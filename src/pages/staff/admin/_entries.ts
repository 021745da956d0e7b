import type { Officer } from '#lib/actor.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';

/** A page of the administration: what it is for, and what its reader must be able to do. */
export type AdminEntry = { href: string; text: string; about: string; ability: Ability };

type Section = { title: string; entries: readonly AdminEntry[] };

const { staff } = paths;

/** The pages of the administration, by what people come for. */
const adminSections: readonly Section[] = [
  {
    title: 'People and roles',
    entries: [
      {
        href: staff.people,
        text: 'People',
        about: 'Who is in the team, and what they hold',
        ability: 'seePeople',
      },
      {
        href: staff.invitations,
        text: 'Invitations',
        about: 'Who has not taken up their account',
        ability: 'manageAccounts',
      },
      {
        href: staff.accountReview,
        text: 'Quarterly review',
        about: 'Whether everybody still needs what they hold',
        ability: 'reviewAccounts',
      },
      {
        href: staff.roles,
        text: 'What each role may do',
        about: 'Roles and abilities, in one table',
        ability: 'seeEffectiveAccess',
      },
      {
        href: staff.directory,
        text: 'Groups of the directory',
        about: 'Which group of the force directory brings which role',
        ability: 'manageDirectory',
      },
    ],
  },
  {
    title: 'Places',
    entries: [
      {
        href: staff.areaRegister,
        text: 'Register of areas',
        about: 'Regions, forces and districts in versions, and what becomes of them',
        ability: 'manageAreas',
      },
      {
        href: staff.boundaries,
        text: 'Boundaries',
        about: 'Where districts, wards and neighbourhoods end, imported from files',
        ability: 'manageAreas',
      },
      {
        href: staff.postcodes,
        text: 'Postcodes',
        about: 'The list that tells where a postcode lies, and whom it is owed to',
        ability: 'manageAreas',
      },
      {
        href: staff.vocabularies,
        text: 'Vocabularies',
        about: 'The closed lists that forms offer: types, topics, outcomes, audiences',
        ability: 'manageSettings',
      },
      {
        href: staff.settings,
        text: 'Settings',
        about: 'How often all teams together may visit one institution',
        ability: 'manageSettings',
      },
    ],
  },
  {
    title: 'Lists of words',
    entries: [
      {
        href: staff.tensionScale,
        text: 'Tension scale',
        about: 'What each level is called and means, and how often it is looked at again',
        ability: 'manageScale',
      },
    ],
  },
  {
    title: 'Who did what',
    entries: [
      { href: staff.signInLog, text: 'Sign-in log', about: 'Every try to sign in', ability: 'seeSignInLog' },
      {
        href: staff.accessLog,
        text: 'Access log',
        about: 'Who looked at or changed whose details',
        ability: 'readAccessLog',
      },
      {
        href: staff.accessLogChain,
        text: 'Chain of the access log',
        about: 'Whether the log is whole, and where it broke',
        ability: 'verifyAccessLog',
      },
      {
        href: staff.accessLogSample,
        text: 'Monthly sample',
        about: 'Entries of the access log drawn by lot to check',
        ability: 'checkSample',
      },
      {
        href: staff.unusualViewing,
        text: 'Unusual viewing',
        about: 'Much, out of area or out of hours: shown, never judged',
        ability: 'seeUnusualViewing',
      },
    ],
  },
  {
    title: 'What is watched over',
    entries: [
      {
        href: staff.jobs,
        text: 'Jobs',
        about: 'What the site does by itself: when, what came of it, and what failed',
        ability: 'seeJobs',
      },
      {
        href: staff.mail,
        text: 'Mail that came back',
        about: 'What bounced, and which addresses are not written to',
        ability: 'seeReturnedMail',
      },
      {
        href: staff.restricted,
        text: 'Restricted records',
        about: 'Records that only a named group may open',
        ability: 'seeRestrictions',
      },
      {
        href: staff.overrides,
        text: 'Text checks passed over',
        about: 'Texts sent although the check had warned',
        ability: 'seeOverrides',
      },
    ],
  },
];

/** The sections with what this officer may see of them. */
export const sectionsFor = (officer: Officer): Section[] =>
  adminSections
    .map(({ title, entries }) => ({ title, entries: entries.filter(({ ability }) => can[ability](officer)) }))
    .filter(({ entries }) => entries.length > 0);

/** Whether anything of the administration is theirs to see. */
export const mayAdminister = (officer: Officer): boolean => sectionsFor(officer).length > 0;
