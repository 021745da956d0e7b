import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import { type AsideId, type AsideReason, mailKeptAside } from '#db/schema/returned-mail.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

const system: Actor = { kind: 'system' };

/** Keeps the head of a message for a person to look at. */
export async function keepAside(
  tx: Db,
  { why, headers }: { why: AsideReason; headers: string },
  now: Temporal.Instant,
): Promise<void> {
  const [made] = await tx
    .insert(mailKeptAside)
    .values({ why, headers: headers.slice(0, 20_000), at: now })
    .returning({ id: mailKeptAside.id });
  await record(tx, system, { operation: 'collect', entity: 'mail_kept_aside', ids: [made!.id] }, now);
}

/** The head of a message as it came: everything above its first empty line. */
export function headOf(raw: Uint8Array): string {
  const text = new TextDecoder('latin1')
    .decode(raw.subarray(0, 40_000))
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
  const [head = ''] = text.split('\n\n', 1);
  return head.slice(0, 20_000);
}

/** What waits for somebody, then what was looked at; the newest first, without what stands in them. */
export const listAside = (db: Db) =>
  db
    .select({
      id: mailKeptAside.id,
      why: mailKeptAside.why,
      at: mailKeptAside.at,
      settledAt: mailKeptAside.settledAt,
      settledBy: officer.name,
      note: mailKeptAside.note,
    })
    .from(mailKeptAside)
    .leftJoin(officer, eq(officer.id, mailKeptAside.settledBy))
    .orderBy(sql`settled_at is not null`, desc(mailKeptAside.at), desc(mailKeptAside.id))
    .limit(100);

/** How many wait for somebody to look at them. */
export const countAside = (db: Db): Promise<number> =>
  db.$count(mailKeptAside, isNull(mailKeptAside.settledAt));

/** One that was kept aside, with its head; the look is recorded. */
export async function findAside(db: Db, actor: Officer, id: AsideId | null, now: Temporal.Instant) {
  if (!id) return null;
  const [row] = await db
    .select({ aside: mailKeptAside, settledByName: officer.name })
    .from(mailKeptAside)
    .leftJoin(officer, eq(officer.id, mailKeptAside.settledBy))
    .where(eq(mailKeptAside.id, id));
  if (!row) return null;
  const entry = { operation: 'consult', entity: 'mail_kept_aside', ids: [id], fields: ['headers'] } as const;
  await record(db, actor, entry, now);
  return { ...row.aside, settledByName: row.settledByName };
}
export type FoundAside = NonNullable<Awaited<ReturnType<typeof findAside>>>;

/** Says what came of one that was kept aside. */
export const settleAside = (
  db: Db,
  actor: Officer,
  id: AsideId,
  note: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'looked at already'>> =>
  db.transaction(async (tx) => {
    const changed = await tx
      .update(mailKeptAside)
      .set({ settledAt: now, settledBy: actor.id, note })
      .where(and(eq(mailKeptAside.id, id), isNull(mailKeptAside.settledAt)))
      .returning({ id: mailKeptAside.id });
    if (changed.length === 0) return refused('looked at already');
    const entry = { operation: 'alter', entity: 'mail_kept_aside', ids: [id], fields: ['note'] } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
