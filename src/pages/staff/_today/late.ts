import { ukDay } from '#lib/dates.ts';
import { tierWords } from '#lib/institutions/standing-words.ts';
import type { Unfinished } from '#lib/training/attendance/counts.ts';
import { peopleWords } from '#lib/training/words.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { impactLines } from './impact.ts';
import type { TodayWork } from './work.ts';

/** A line of what is overdue: what, with whom or where, since when, and the verb that settles it. */
export type LateLine = {
  what: string;
  href: string;
  where: string;
  about: string;
  days: number;
  next: { href: string; text: string };
};

/** More than so many lines no morning has room for. */
const most = 10;

/** What is overdue, the latest first, and how much there is in all. */
export function lateWork(
  work: TodayWork,
  unfinished: readonly Unfinished[] | null,
  { today, now, isTeam }: { today: Temporal.PlainDate; now: Temporal.Instant; isTeam: boolean },
): { lines: LateLine[]; total: number } {
  const { overdue, promises, followUps, diary } = work;
  const by = (owner: string | null) => (isTeam ? owner : null);
  const impact = impactLines(work.impact, now, isTeam);
  const lines = [
    ...contactLines(work, today, by),
    ...promiseLines(work, today, by),
    ...followUpLines(work, today, by),
    ...planLines(work, today, by),
    ...impact,
    ...(unfinished ?? []).map((one) => registerLine(one, today)),
  ].toSorted((one, other) => other.days - one.days);
  const counted = [
    overdue?.total,
    promises?.late,
    followUps?.late,
    diary?.unlogged.length,
    unfinished?.length,
    impact.length,
  ];
  const total = counted.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return { lines: lines.slice(0, most), total };
}

/** Where all of what is overdue stands, kind by kind. */
export const lateLists = ({ overdue, promises, followUps, diary, impact }: TodayWork, owner: string | null) =>
  [
    {
      count: overdue?.total,
      text: 'Contacts overdue',
      href: withQuery(paths.staff.institutions, { touch: 'overdue', owner, sort: 'contact' }),
    },
    {
      count: promises?.late,
      text: 'Promises late',
      href: withQuery(paths.staff.promises, { list: 'late', whose: owner && 'mine' }),
    },
    {
      count: followUps?.late,
      text: 'Follow-ups',
      href: withQuery(paths.staff.followUps, { whose: owner ? null : 'all' }),
    },
    {
      count: diary?.unlogged.length,
      text: 'Visits not logged',
      href: withQuery(paths.staff.plans, { list: 'to_log', whose: owner ? null : 'all' }),
    },
    {
      count: impact && impact.reviews.length + impact.actions.length,
      text: 'Impact',
      href: paths.staff.impact,
    },
  ].filter(({ count }) => count);

type By = (owner: string | null) => string | null;
const daysFrom = (on: Temporal.PlainDate, today: Temporal.PlainDate): number => on.until(today).days;
const together = (...words: (string | null)[]): string => words.filter(Boolean).join(', ');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const contactLines = ({ overdue }: TodayWork, today: Temporal.PlainDate, by: By): LateLine[] =>
  (overdue?.rows ?? []).map((one) => ({
    what: `${capital(tierWords[one.tier])} contact`,
    ...{ href: paths.staff.institution(one.id), where: one.name },
    about: together(one.area, `tier ${one.tier}`, by(one.owner ?? 'no owner')),
    days: daysFrom(one.dueOn, today),
    next: { href: withQuery(paths.staff.newPlan, { institution: one.id }), text: 'Plan a visit' },
  }));

const promiseLines = ({ promises }: TodayWork, today: Temporal.PlainDate, by: By): LateLine[] =>
  (promises?.rows ?? [])
    .filter(({ state }) => state === 'late')
    .map((one) => ({
      what: `Promise: ${one.words}`,
      href: one.institutionId ? paths.staff.institution(one.institutionId) : paths.staff.promise(one.id),
      where: one.institution ?? `People in ${one.area}`,
      about: together(one.area, by(one.owner)),
      days: daysFrom(one.dueOn, today),
      next: { href: paths.staff.endPromise(one.id), text: 'Say how it ended' },
    }));

const followUpLines = ({ followUps }: TodayWork, today: Temporal.PlainDate, by: By): LateLine[] =>
  (followUps?.rows ?? [])
    .filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today) < 0)
    .map((one) => ({
      what: `Follow-up: ${one.words}`,
      href: paths.staff.engagement(one.engagementId),
      where: one.institution ?? one.area,
      about: together(one.institution ? one.area : null, by(one.owner)),
      days: daysFrom(one.dueOn, today),
      next: { href: paths.staff.engagement(one.engagementId), text: 'Tick it off' },
    }));

const planLines = ({ diary }: TodayWork, today: Temporal.PlainDate, by: By): LateLine[] =>
  (diary?.unlogged ?? []).map((one) => ({
    what: `${one.type} not logged`,
    ...{ href: paths.staff.plan(one.id), where: one.institution },
    about: together(one.area, by(one.officer)),
    days: daysFrom(ukDay(one.startsAt), today),
    next: { href: withQuery(paths.staff.newEngagement, { plan: one.id }), text: 'Log this visit' },
  }));

const registerLine = (one: Unfinished, today: Temporal.PlainDate): LateLine => ({
  what: 'Register not finished',
  ...{ href: paths.staff.session(one.id), where: one.title },
  about: together(
    one.unmarked > 0 ? `${peopleWords(one.unmarked)} not marked` : null,
    one.unsettled > 0 ? `${peopleWords(one.unsettled)} marked differently by two colleagues` : null,
  ),
  days: daysFrom(ukDay(one.endsAt), today),
  next: { href: paths.staff.register(one.id), text: 'Finish the register' },
});
