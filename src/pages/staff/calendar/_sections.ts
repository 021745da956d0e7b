import { paths } from '#lib/web/paths.ts';
import type { Sections } from '../_job-parts.ts';

/** What the work on the calendar is made of. */
export const calendarSections: Sections = [
  { href: paths.staff.calendar, text: 'Calendar', ability: 'seeCalendar' },
  { href: paths.staff.events, text: 'Events', ability: 'seeCalendar' },
  { href: paths.staff.proposals, text: 'Proposed events', ability: 'decideProposals' },
  { href: paths.staff.calendarFeeds, text: 'Your calendar elsewhere', ability: 'seeCalendar' },
  { href: paths.staff.briefings, text: 'Briefings', ability: 'seeBriefings' },
  { href: paths.staff.dates, text: 'Dates that matter', ability: 'seeCalendar' },
];
