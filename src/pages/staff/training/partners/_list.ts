import { paths, withQuery } from '#lib/web/paths.ts';
import type { StaffList } from '#lib/partners/memberships/for-staff.ts';

const lists: readonly { key: StaffList; text: string }[] = [
  { key: 'asked', text: 'Ask to see an organisation' },
  { key: 'members', text: 'Members' },
  { key: 'leadless', text: 'No training lead' },
];

/** Which list the address asks for; the one that waits for an answer first. */
export const listAsked = (asked: string | null): StaffList =>
  lists.find(({ key }) => key === asked)?.key ?? 'asked';

/** The lists as tabs. */
export const listTabs = (current: StaffList) =>
  lists.map(({ key, text }) => ({
    href: withQuery(paths.staff.partners, { list: key === 'asked' ? null : key }),
    text,
    isCurrent: key === current,
  }));

/** What is said after a decision. */
export const decisionWords: Readonly<Record<string, string>> = {
  training_lead: 'Granted as training lead. They have been told.',
  colleague: 'Granted as colleague. They have been told.',
  refuse: 'Refused. They have been told why.',
  end: 'Ended. They have been told why.',
};
