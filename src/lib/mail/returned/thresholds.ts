import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import { mailThreshold } from '#db/schema/returned-mail.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** After how much an address is not written to any more. */
export type Thresholds = { hard: number; softDays: number; softWithin: number; complaints: number };

/** What holds until somebody decides otherwise. */
export const usualThresholds: Thresholds = { hard: 1, softDays: 3, softWithin: 14, complaints: 1 };

const columns = {
  hard: mailThreshold.hard,
  softDays: mailThreshold.softDays,
  softWithin: mailThreshold.softWithin,
  complaints: mailThreshold.complaints,
};
const newest = [desc(mailThreshold.decidedAt), desc(mailThreshold.id)] as const;

/** The thresholds that hold now. */
export async function thresholdsNow(db: Db): Promise<Thresholds> {
  const [row] = await db
    .select(columns)
    .from(mailThreshold)
    .orderBy(...newest)
    .limit(1);
  return row ?? usualThresholds;
}

/** What was decided, when and by whom; the latest first. */
export const thresholdHistory = (db: Db) =>
  db
    .select({ ...columns, id: mailThreshold.id, decidedAt: mailThreshold.decidedAt, decidedBy: officer.name })
    .from(mailThreshold)
    .leftJoin(officer, eq(officer.id, mailThreshold.decidedBy))
    .orderBy(...newest)
    .limit(20);

/** Decides the thresholds, for what comes back from now on. */
export const decideThresholds = (
  db: Db,
  actor: Officer,
  given: Thresholds,
  now: Temporal.Instant,
): Promise<Outcome<null, 'nothing changed'>> =>
  db.transaction(async (tx) => {
    const held = await thresholdsNow(tx);
    const names = Object.keys(usualThresholds) as (keyof Thresholds)[];
    if (names.every((name) => held[name] === given[name])) return refused('nothing changed');
    const row = { ...given, decidedAt: now, decidedBy: actor.id };
    const [made] = await tx.insert(mailThreshold).values(row).returning({ id: mailThreshold.id });
    await record(tx, actor, { operation: 'collect', entity: 'mail_threshold', ids: [made!.id] }, now);
    return done(null);
  });
