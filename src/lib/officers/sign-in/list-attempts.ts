import { and, asc, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { signInAttempt, type SignInResult } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const attemptPageSize = 50;

/** Which tries to show. `who`: an officer, or nobody: an address that is no account's. `before`: a page's last. */
export type AttemptFilter = {
  who: OfficerId | 'nobody' | null;
  result: SignInResult | null;
  days: number | null;
  before: number | null;
};

/** One page of the sign-in log, newest first; the look goes into the access log. */
export function listAttempts(db: Db, actor: Officer, filter: AttemptFilter, now: Temporal.Instant) {
  return db.transaction(async (tx) => {
    const found = await tx
      .select({
        id: signInAttempt.id,
        at: signInAttempt.at,
        method: signInAttempt.method,
        result: signInAttempt.result,
        isKnownDevice: signInAttempt.isKnownDevice,
        device: signInAttempt.device,
        address: signInAttempt.address,
        name: officer.name,
        email: officer.email,
      })
      .from(signInAttempt)
      .leftJoin(officer, eq(officer.id, signInAttempt.officerId))
      .where(fits(filter, now))
      .orderBy(desc(signInAttempt.id))
      .limit(attemptPageSize + 1);
    const rows = found.slice(0, attemptPageSize);
    const ids = rows.map(({ id }) => String(id));
    await record(tx, actor, { operation: 'consult', entity: 'sign_in_attempt', ids }, now);
    return { rows, hasMore: found.length > attemptPageSize };
  });
}
export type AttemptRow = Awaited<ReturnType<typeof listAttempts>>['rows'][number];

const fits = ({ who, result, days, before }: AttemptFilter, now: Temporal.Instant) =>
  and(
    who === 'nobody' ? isNull(signInAttempt.officerId) : undefined,
    who !== null && who !== 'nobody' ? eq(signInAttempt.officerId, who) : undefined,
    result ? eq(signInAttempt.result, result) : undefined,
    days ? gt(signInAttempt.at, now.subtract({ hours: 24 * days })) : undefined,
    before ? lt(signInAttempt.id, before) : undefined,
  );

/** Every officer by name, closed accounts too, to choose whose tries to show. */
export const listOwners = (db: Db): Promise<{ id: OfficerId; name: string }[]> =>
  db.select({ id: officer.id, name: officer.name }).from(officer).orderBy(asc(officer.name), asc(officer.id));
