import { ukDay } from '#lib/dates.ts';
import type { ListedPlan } from '#lib/engagement/plans/list.ts';
import type { DiarySession } from '#lib/training/sessions/diary.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { TodayWork } from './work.ts';

/** Something in the diary. */
export type Entry = {
  at: Temporal.Instant;
  until: Temporal.Instant;
  title: string;
  href: string;
  about: string;
  /** Whom it belongs to, where the diary is that of a team. */
  who: string | null;
  next: { href: string; text: string } | null;
};

type Reader = { isTeam: boolean; mayLog: boolean; mayRegister: boolean };

/** What is in the diary today and on the six days after, in the order of the clock. */
export function diaryEntries(work: TodayWork, reader: Reader, today: Temporal.PlainDate) {
  const plans = (work.diary?.coming ?? []).map((plan) => ofPlan(plan, work, reader));
  const sessions = (work.sessions ?? []).map((session) => ofSession(session, reader));
  const all = [...plans, ...sessions].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const isToday = ({ at }: Entry) => ukDay(at).equals(today);
  return { today: all.filter(isToday), later: all.filter((one) => !isToday(one)) };
}

const sentence = (...words: (string | null | undefined | false)[]): string =>
  words
    .filter(Boolean)
    .map((part) => String(part).replace(/\.$/, ''))
    .join('. ');

function ofPlan(plan: ListedPlan, { promises }: TodayWork, { isTeam, mayLog }: Reader): Entry {
  const owed = (promises?.rows ?? []).filter(
    ({ institutionId, state }) => institutionId === plan.institutionId && state !== 'to_tell',
  );
  const bring = owed.map(({ words }) => words.charAt(0).toLowerCase() + words.slice(1)).join('; ');
  const done = { href: paths.staff.engagement(plan.engagementId ?? ''), text: 'See what was logged' };
  const log = { href: withQuery(paths.staff.newEngagement, { plan: plan.id }), text: 'Log this visit' };
  return {
    ...{ at: plan.startsAt, until: plan.endsAt, href: paths.staff.plan(plan.id) },
    title: `${plan.type}: ${plan.institution}`,
    about: sentence(
      plan.words ?? plan.topic,
      bring && `We promised to ${bring}`,
      plan.along.length > 0 && `With ${plan.along.join(' and ')}`,
    ),
    who: isTeam ? plan.officer : null,
    next: plan.engagementId ? done : mayLog ? log : null,
  };
}

function ofSession(session: DiarySession, { mayRegister }: Reader): Entry {
  const { id, title, reference, site, town, taken, capacity } = session;
  return {
    ...{ at: session.startsAt, until: session.endsAt, href: paths.staff.session(id) },
    title: `Training: ${title}`,
    about: sentence(
      [site, town].filter(Boolean).join(', ') || 'Online',
      `${taken} of ${capacity} booked`,
      reference,
    ),
    who: null,
    next: mayRegister ? { href: paths.staff.register(id), text: 'Open register' } : null,
  };
}
