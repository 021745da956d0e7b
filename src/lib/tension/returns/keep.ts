import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type TensionReturnId, tensionReturn } from '#db/schema/tension-returns.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** `isNew` is false where the same form had arrived before, with the same words: then nothing was written. */
export type Sent = { id: TensionReturnId; isNew: boolean };
type Row = Omit<typeof tensionReturn.$inferInsert, 'id' | 'version' | 'sentAt' | 'replacedAt'>;

/** Keeps a return as the next version of what its reporter says of the week; an earlier one stays beside it. */
export async function keepReturn(
  tx: Db,
  actor: Actor,
  row: Row,
  now: Temporal.Instant,
): Promise<Outcome<Sent, 'sent by somebody else'>> {
  const whose = row.officerId ?? row.reporterId;
  // Two forms of one reporter at once follow each other.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`return ${row.areaId} ${row.week.toString()} ${whose}`}, 0))`,
  );
  const [before] = await tx.select().from(tensionReturn).where(eq(tensionReturn.formToken, row.formToken));
  if (before && (before.officerId ?? before.reporterId) !== whose) return refused('sent by somebody else');
  const last = await latestOf(tx, row);
  if (before && last && saysTheSame(last, row)) return done({ id: last.id, isNew: false });
  if (last) await tx.update(tensionReturn).set({ replacedAt: now }).where(eq(tensionReturn.id, last.id));
  // Who went back in the browser and wrote something else has said it anew.
  const formToken = before ? crypto.randomUUID() : row.formToken;
  const [added] = await tx
    .insert(tensionReturn)
    .values({ ...row, formToken, version: (last?.version ?? 0) + 1, sentAt: now })
    .returning({ id: tensionReturn.id });
  const entry = { operation: 'collect', entity: 'tension_return', ids: [added!.id] } as const;
  await record(tx, actor, entry, now);
  return done({ id: added!.id, isNew: true });
}

const said = [
  ...(['answer', 'category', 'experienced', 'evidenced', 'potential', 'coming'] as const),
  ...(['compared', 'expected', 'levelView', 'viewWords'] as const),
];
type Stored = typeof tensionReturn.$inferSelect;
type Words = Pick<Row, (typeof said)[number]>;

/** Whether a form that arrives again says what was said before. */
export const saysTheSame = (before: Stored, row: Words): boolean =>
  said.every((one) => before[one] === (row[one] ?? null));

// Only the latest version of somebody's week stands.
async function latestOf(tx: Db, { areaId, officerId, reporterId, week }: Row): Promise<Stored | undefined> {
  const own = officerId
    ? and(eq(tensionReturn.officerId, officerId), eq(tensionReturn.areaId, areaId))
    : eq(tensionReturn.reporterId, reporterId!);
  const [last] = await tx
    .select()
    .from(tensionReturn)
    .where(and(own, eq(tensionReturn.week, week)))
    .orderBy(desc(tensionReturn.version))
    .limit(1);
  return last;
}
