import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import { type BounceSource, mailBounce, type SuppressionReason } from '#db/schema/mail-suppressions.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { addressHash } from '../address-hash.ts';
import { suppress } from '../suppress.ts';
import type { Report } from './sort.ts';
import { type Thresholds, thresholdsNow } from './thresholds.ts';

/** Mail that a room sends by itself, beside the outbox; `complained` ends what somebody subscribed to. */
export type SentElsewhere = {
  /** The hash of the address that a mail with this id went to. */
  ownerOf: (tx: Db, mailId: string) => Promise<Uint8Array | null>;
  isKnown: (tx: Db, hash: Uint8Array) => Promise<boolean>;
  cameBack: (tx: Db, mailId: string, isHard: boolean, now: Temporal.Instant) => Promise<void>;
  complained: (tx: Db, hash: Uint8Array, now: Temporal.Instant) => Promise<void>;
};
export type ReturnDesk = { secret: string; elsewhere: SentElsewhere };

/** How a report came; `key` tells it from every other, where it names no mail of ours. */
export type Came = { source: BounceSource; key: string };
export type Noted = 'noted' | 'known already' | 'no mail of ours';

const system: Actor = { kind: 'system' };
type Whose = { hash: Uint8Array; messageId: MessageId | null };

/**
 * Writes down that a mail came back or was called unwanted, once however often it is told, and stops writing to the
 * address when that was often enough.
 */
export async function noteReport(
  tx: Db,
  desk: ReturnDesk,
  report: Report,
  { source, key }: Came,
  now: Temporal.Instant,
): Promise<Noted> {
  const whose = (await byMail(tx, desk, report.mails)) ?? (await byRecipient(tx, desk, report.recipient));
  if (!whose) return 'no mail of ours';
  const { hash: emailHash, messageId } = whose;
  const { kind, status } = report;
  // Reports of one address wait for each other, so that each counts those before it.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(encode(${emailHash}::bytea, 'hex'), 41))`,
  );
  const told = messageId ? `${messageId} ${kind}` : `${source} ${key}`;
  const [made] = await tx
    .insert(mailBounce)
    .values({ kind, status, source, emailHash, messageId, report: told, at: now })
    .onConflictDoNothing({ target: mailBounce.report })
    .returning({ id: mailBounce.id });
  if (!made) return 'known already';
  await record(tx, system, { operation: 'collect', entity: 'mail_bounce', ids: [made.id] }, now);
  // What the server refused at once is written down where it was sent.
  if (messageId && kind !== 'complaint' && source !== 'server')
    await desk.elsewhere.cameBack(tx, messageId, kind === 'hard', now);
  const reasons = await reasonsNow(tx, emailHash, await thresholdsNow(tx), now);
  for (const reason of reasons) await suppress(tx, { hash: emailHash, scope: 'all', reason }, now);
  if (reasons.includes('complaint')) await desk.elsewhere.complained(tx, emailHash, now);
  return 'noted';
}

async function byMail(
  tx: Db,
  { secret, elsewhere }: ReturnDesk,
  ids: readonly string[],
): Promise<Whose | null> {
  for (const id of ids as readonly MessageId[]) {
    const [row] = await tx
      .select({ to: mailMessage.toEmail })
      .from(mailMessage)
      .where(eq(mailMessage.id, id));
    const hash = row ? addressHash(secret, row.to) : await elsewhere.ownerOf(tx, id);
    if (hash) return { hash, messageId: id };
  }
  return null;
}

async function byRecipient(tx: Db, desk: ReturnDesk, recipient: string | null): Promise<Whose | null> {
  if (!recipient) return null;
  const hash = addressHash(desk.secret, recipient);
  const wrote = (await tx.$count(mailMessage, eq(mailMessage.toEmail, recipient))) > 0;
  return wrote || (await desk.elsewhere.isKnown(tx, hash)) ? { hash, messageId: null } : null;
}

const isSure = sql`(message_id is not null or source <> 'mailbox')`;

/**
 * The reasons for which an address is not to be written to any more, by what came back since it last might be. What
 * came to the mailbox and names none of our mails anybody may have written: it counts for a day on which mail came
 * back, and for no more.
 */
async function reasonsNow(
  tx: Db,
  hash: Uint8Array,
  most: Thresholds,
  now: Temporal.Instant,
): Promise<SuppressionReason[]> {
  const since = now.subtract({ hours: 24 * most.softWithin }).toString();
  const [seen] = await tx.execute<{ hard: number; days: number; complaints: number }>(sql`
    select count(*) filter (where kind = 'hard' and ${isSure})::int as hard,
      count(*) filter (where kind = 'complaint' and ${isSure})::int as complaints,
      count(distinct (at at time zone 'Europe/London')::date) filter (where at > ${since}::timestamptz)::int as days
    from mail_bounce where email_hash = ${hash}::bytea and at > coalesce((select max(s.lifted_at) from mail_suppression s
      where s.email_hash = ${hash}::bytea and s.scope = 'all'), '-infinity'::timestamptz)`);
  const { hard, days, complaints } = seen!;
  return [
    ...(complaints >= most.complaints ? (['complaint'] as const) : []),
    ...(hard >= most.hard ? (['hard_bounce'] as const) : []),
    ...(days >= most.softDays ? (['soft_bounces'] as const) : []),
  ];
}
