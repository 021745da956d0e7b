import { campaignOfHome } from '#lib/campaigns/current.ts';
import { nextEvents } from '#lib/calendar/listing/next.ts';
import { publishedYear } from '#lib/reports/published-year.ts';
import { nextSessions } from '#lib/training/sessions/next.ts';

/** What the home page shows of the database: the last that could be read while it is away. */
export async function readHome(locals: Pick<App.Locals, 'db' | 'now' | 'failure'>) {
  const { db, now } = locals;
  const [{ current, ...home }, { next, ...sessions }, { next: events, ...dates }, { year, ...figures }] =
    await Promise.all([
      campaignOfHome(db, now),
      nextSessions(db, now),
      nextEvents(db, now),
      publishedYear(db, now),
    ]);
  const failure = [home, sessions, dates, figures].find((read) => read.failure)?.failure;
  if (failure) locals.failure = failure;
  return { current, next, events, year };
}
