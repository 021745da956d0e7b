import type { trainingSession } from '#db/schema/sessions.ts';
import { aSession } from './makers.ts';
import type { SiteDatabase } from './site-database.ts';

type Given = Partial<typeof trainingSession.$inferInsert>;

/** A session of a running site, in twelve days of the real clock, which the site itself goes by. */
export function aComingSession({ db }: SiteDatabase, given: Given = {}) {
  const startsAt = given.startsAt ?? Temporal.Now.instant().add({ hours: 12 * 24 });
  return aSession(db, { startsAt, addedAt: startsAt.subtract({ hours: 60 * 24 }), ...given });
}
