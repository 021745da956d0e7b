import { paths, withQuery } from '#lib/web/paths.ts';
import type { Count } from '../_today-counts.ts';
import { commsCounts } from './comms.ts';
import type { TodayWork } from './work.ts';

/** What waits of the work with people and places; each leads to what it counts. */
export function workCounts(work: TodayWork, { late, today }: { late: number; today: number }): Count[] {
  const { promises, followUps, contacts, drafts, feedback, wishes, diary, toApprove, toDebrief, toRelease } =
    work;
  return [
    { count: diary && late, one: 'overdue', many: 'overdue', href: '#late', isLate: true },
    { count: diary && today, one: 'in the diary today', many: 'in the diary today', href: '#diary' },
    {
      count: promises?.week ?? null,
      one: 'promise due this week',
      many: 'promises due this week',
      href: '#promises',
    },
    {
      count: followUps ? followUps.total - followUps.late : null,
      one: 'follow-up due this week',
      many: 'follow-ups due this week',
      href: '#follow-ups',
    },
    { count: contacts?.notices ?? null, one: 'notice to give', many: 'notices to give', href: '#notices' },
    {
      count: contacts?.going ?? null,
      one: 'contact erased soon',
      many: 'contacts erased soon',
      href: '#going',
    },
    {
      count: wishes,
      one: 'contact’s wish to answer',
      many: 'contacts’ wishes to answer',
      href: paths.staff.contactWishes,
    },
    {
      count: toApprove,
      one: 'event to approve',
      many: 'events to approve',
      href: withQuery(paths.staff.events, { list: 'waiting' }),
    },
    {
      count: work.proposals,
      one: 'proposed event to answer',
      many: 'proposed events to answer',
      href: paths.staff.proposals,
    },
    {
      count: toDebrief,
      one: 'event to debrief',
      many: 'events to debrief',
      href: withQuery(paths.staff.events, { list: 'debrief', whose: 'mine' }),
    },
    {
      count: toRelease,
      one: 'briefing to release',
      many: 'briefings to release',
      href: withQuery(paths.staff.briefings, { list: 'waiting' }),
    },
    ...commsCounts(work),
    {
      count: work.returnsDue,
      one: 'tension return due of you',
      many: 'tension returns due of you',
      href: paths.staff.newReturn,
    },
    {
      count: work.returnsMissing,
      one: 'reporter has not reported',
      many: 'reporters have not reported',
      href: paths.staff.returns,
    },
    {
      count: work.toTriage,
      one: 'observation to look at',
      many: 'observations to look at',
      href: paths.staff.waitingObservations,
    },
    {
      count: work.toApproveImpact,
      one: 'impact assessment to approve',
      many: 'impact assessments to approve',
      href: withQuery(paths.staff.impact, { list: 'waiting' }),
    },
    {
      count: work.summariesToApprove,
      one: 'summary to approve',
      many: 'summaries to approve',
      href: paths.staff.summaries,
    },
    {
      count: work.unread?.length ?? null,
      one: 'summary to read',
      many: 'summaries to read',
      href: paths.staff.summaries,
    },
    { count: drafts?.length ?? null, one: 'draft to finish', many: 'drafts to finish', href: '#drafts' },
    {
      count: feedback,
      one: '“you said, we did” to approve',
      many: '“you said, we did” to approve',
      href: withQuery(paths.staff.feedback, { state: 'waiting' }),
    },
  ];
}
