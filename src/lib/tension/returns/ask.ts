import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { returnAsk, type ReporterId } from '#db/schema/tension-returns.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { doEach } from '#lib/jobs/each.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { levelOf, levelsAt } from '../levels/area-levels.ts';
import { theScale } from '../levels/scale.ts';
import { tellAsked } from './letters.ts';
import { isReachable } from './reachable.ts';
import { type Round, roundOn, rhythmOf } from './rhythm.ts';

type Reporter = { id: ReporterId; areaId: AreaId; isPartner: boolean; since: string };

/** Before so many hours in the morning nobody is written to. */
const firstHour = 7;

/** Whether it is a time of day at which people are asked. */
export const isAskingTime = (now: Temporal.Instant): boolean =>
  now.toZonedDateTimeISO('Europe/London').hour >= firstHour;

/**
 * Opens the asking of the day for everybody who reports and was not asked yet: weekly, and more often where the level
 * is high. Institutions get a mail with a link; officers find it in Today. Run by the worker each quarter of an hour.
 *
 * @returns how many were asked
 */
export async function askForReturns(db: Db, secret: string, now: Temporal.Instant): Promise<number> {
  if (!isAskingTime(now)) return 0;
  const today = ukDay(now);
  const reporters = await reportersToAsk(db, today);
  const districts = [...new Set(reporters.map(({ areaId }) => areaId))];
  const [levels, scale] = await Promise.all([levelsAt(db, districts, now), theScale(db, now)]);
  const rounds = reporters.map((reporter) => ({
    reporter,
    round: roundOn(today, rhythmOf(levelOf(levels, reporter.areaId), scale, now)),
  }));
  const inTime = rounds.filter(({ reporter, round }) => reporter.since <= round.dueOn.toString());
  const known = await openedSince(db, today.subtract({ days: 7 }));
  const fresh = inTime.filter(
    ({ reporter, round }) => !known.has(`${reporter.id} ${round.opensOn.toString()}`),
  );
  return doEach(fresh, ({ reporter, round }) => ask(db, reporter, round, { secret, now }));
}

async function reportersToAsk(db: Db, today: Temporal.PlainDate): Promise<Reporter[]> {
  const rows = await db.execute<Reporter>(sql`
    select r.id, r.area_id as "areaId", r.institution_id is not null as "isPartner",
      ((r.since at time zone 'Europe/London')::date)::text as since
    from return_reporter r left join institution i on i.id = r.institution_id
    where r.ended_at is null and ${isReachable(today)} order by r.id`);
  return [...rows];
}

async function openedSince(db: Db, day: Temporal.PlainDate): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ known: string }>(sql`
    select reporter_id || ' ' || opens_on as known from return_ask where opens_on >= ${day.toString()}::date`);
  return new Set(rows.map(({ known }) => known));
}

/** Asks one, unless another worker was quicker: the row is there once, and the mail goes with it. */
function ask(
  db: Db,
  { id, isPartner }: Reporter,
  round: Round,
  { secret, now }: { secret: string; now: Temporal.Instant },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const key = isPartner ? makeKey(secret) : null;
    const [asked] = await tx
      .insert(returnAsk)
      .values({
        ...{ reporterId: id, ...round, askedAt: now, expiresAt: lastMoment(round.week) },
        ...{ keyHash: key?.hash ?? null, keySealed: key?.sealed ?? null },
      })
      .onConflictDoNothing()
      .returning({ id: returnAsk.id });
    if (!asked) return false;
    if (isPartner) await tellAsked(tx, asked.id, now);
    return true;
  });
}

/** A link holds until the Monday after its week is over. */
export const lastMoment = (week: Temporal.PlainDate): Temporal.Instant =>
  ukMoment(week.add({ days: 8 }), new Temporal.PlainTime());
