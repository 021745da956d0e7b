import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { returnAsk, returnReporter } from '#db/schema/tension-returns.ts';
import { hashKey } from '#lib/keys/link-key.ts';

// Whoever stopped reporting has no link any more, however new it is.
const holds = (key: string, now: Temporal.Instant) =>
  and(eq(returnAsk.keyHash, hashKey(key)), gt(returnAsk.expiresAt, now), isNull(returnReporter.endedAt));

/** What a mailed link asks for; looking does not use it up. Null for one that is too old, ended, or none. */
export async function openReturnLink(db: Db, key: string, now: Temporal.Instant) {
  const [row] = await db
    .select({
      week: returnAsk.week,
      dueOn: returnAsk.dueOn,
      usedAt: returnAsk.usedAt,
      expiresAt: returnAsk.expiresAt,
      district: area.name,
      organisation: institution.name,
    })
    .from(returnAsk)
    .innerJoin(returnReporter, eq(returnReporter.id, returnAsk.reporterId))
    .innerJoin(area, eq(area.id, returnReporter.areaId))
    .innerJoin(institution, eq(institution.id, returnReporter.institutionId))
    .where(holds(key, now));
  return row ?? null;
}
export type ReturnLink = NonNullable<Awaited<ReturnType<typeof openReturnLink>>>;

/** The same for whoever answers: of two who press at once, the second waits. */
export async function lockAsk(tx: Db, key: string, now: Temporal.Instant) {
  const [row] = await tx
    .select({ ask: returnAsk, reporter: returnReporter })
    .from(returnAsk)
    .innerJoin(returnReporter, eq(returnReporter.id, returnAsk.reporterId))
    .where(holds(key, now))
    .for('update', { of: returnAsk });
  return row ?? null;
}
