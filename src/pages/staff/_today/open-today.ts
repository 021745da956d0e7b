import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { todayCounts } from '../_today-counts.ts';
import { today as dueToday } from '../_today.ts';
import { workCounts } from './counts.ts';
import { diaryEntries } from './entries.ts';
import { lateWork } from './late.ts';
import { openSurgesFor } from './open-surges.ts';
import { scopeOf } from './scope.ts';
import { todayWork } from './work.ts';

/** What Today shows to whoever is signed in; null where it is not for them. */
export async function openToday({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  if (!can.seeToday(officer)) return null;
  const { now } = locals;
  const scope = scopeOf(officer, url.searchParams);
  const [due, work, surges] = await Promise.all([
    dueToday(locals, officer),
    todayWork(locals, officer, scope),
    openSurgesFor(locals, officer),
  ]);
  const today = ukDay(now);
  const mayLog = can.logEngagement(officer);
  const reader = { isTeam: scope.isTeam, mayLog, mayRegister: can.keepRegister(officer) };
  const late = lateWork(work, due.unfinished, { today, now, isTeam: scope.isTeam });
  const diary = diaryEntries(work, reader, today);
  const own = workCounts(work, { late: late.total, today: diary.today.length }).filter(({ count }) => count);
  const rest = todayCounts(due);
  const isNothing = [...Object.values(due), ...Object.values(work)].every((part) => part === null);
  const hasDiary = work.diary !== null;
  // Where there is a day to be had, it comes first; for everybody else what waits is the page.
  const [counts, others] = hasDiary ? [own, rest] : [[...own, ...rest], []];
  return {
    officer,
    now,
    today,
    scope,
    surges,
    due,
    work,
    late,
    diary,
    counts,
    others,
    isNothing,
    hasDiary,
    mayLog,
  };
}
export type OpenToday = NonNullable<Awaited<ReturnType<typeof openToday>>>;
