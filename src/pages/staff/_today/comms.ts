import type { Officer } from '#lib/actor.ts';
import { countToApprove, countToRelease } from '#lib/impact/comms/waiting.ts';
import { countToDecide } from '#lib/impact/lessons/list.ts';
import { can } from '#lib/officers/can.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { Count } from '../_today-counts.ts';
import type { AreasOnce } from './scope.ts';

type Asked = { db: App.Locals['db']; now: Temporal.Instant; officer: Officer; areas: AreasOnce };

/** What waits of communications and of lessons for whoever reads; null for what is not theirs. */
export async function commsOf({ db, officer, areas, now }: Asked) {
  const { id: reader } = officer;
  const [approves, writes] = await Promise.all([areas('approveComms'), areas('writeComms')]);
  const reading = { reader, approves, writes };
  const [commsToApprove, commsToRelease, lessonsToDecide] = await Promise.all([
    can.approveComms(officer) ? countToApprove(db, reading) : null,
    can.releaseComms(officer) ? countToRelease(db, reading, await areas('releaseComms'), now) : null,
    can.decideLesson(officer) ? countToDecide(db, { reader, areas: await areas('decideLesson') }) : null,
  ]);
  return { commsToApprove, commsToRelease, lessonsToDecide };
}

/** The same as the counts of Today; each leads to what it counts. */
export const commsCounts = (work: Awaited<ReturnType<typeof commsOf>>): Count[] => [
  {
    count: work.commsToApprove,
    one: 'piece of wording to approve',
    many: 'pieces of wording to approve',
    href: withQuery(paths.staff.commsPlans, { list: 'waiting' }),
  },
  {
    count: work.commsToRelease,
    one: 'piece of wording may be released now',
    many: 'pieces of wording may be released now',
    href: withQuery(paths.staff.commsPlans, { list: 'ready' }),
  },
  {
    count: work.lessonsToDecide,
    one: 'lesson to decide on',
    many: 'lessons to decide on',
    href: withQuery(paths.staff.lessons, { list: 'waiting' }),
  },
];
