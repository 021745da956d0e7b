import { and, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { subscriber, subscriberConsent } from '#db/schema/newsletters.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { suppressedBecause } from '#lib/mail/suppress.ts';
import { type Choices, choicesOf, writeChoices } from './choices.ts';
import { asksADay } from './consent-words.ts';
import { sendConfirm, sendPreferences } from './letters.ts';
import { prove } from './proof.ts';

export type Asked = { email: string; chosen: Choices; formToken: string; secret: string };
type Row = typeof subscriber.$inferSelect;

/**
 * Asks for newsletters: nothing is sent but the link that confirms, until it is used.
 *
 * The answer tells nothing, whatever is known of the address: one that is subscribed already gets the link to its
 * choices, and those stay as they are.
 */
export async function askToSubscribe(
  db: Db,
  actor: Actor,
  asked: Asked,
  now: Temporal.Instant,
): Promise<void> {
  const hash = addressHash(asked.secret, asked.email);
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(encode(${hash}::bytea, 'hex'), 5031))`,
    );
    if (await wasSent(tx, asked.formToken)) return;
    // Whoever takes a list in may write the same address down at this moment: the second time it is known.
    if (!(await take(tx, actor, { ...asked, hash }, now))) await take(tx, actor, { ...asked, hash }, now);
  });
}

type Take = Asked & { hash: Uint8Array };

/** @returns false where the address was written down by somebody else meanwhile */
async function take(tx: Db, actor: Actor, asked: Take, now: Temporal.Instant): Promise<boolean> {
  const { hash } = asked;
  const [known] = await tx.select().from(subscriber).where(eq(subscriber.emailHash, hash));
  if (known && (await askedOften(tx, known, now))) return true;
  // Who called our mail unwanted gets none because somebody typed their address here.
  if ((await suppressedBecause(tx, hash)) === 'complaint') return true;
  if (known?.confirmedAt && !known.endedAt) return (await remind(tx, actor, known, asked, now), true);
  const waiting = await begin(tx, hash, known, asked, now);
  if (!waiting) return false;
  await writeChoices(tx, waiting.id, asked.chosen);
  await prove(tx, waiting.id, asked.chosen, { kind: 'asked', ...sentBy(asked) }, now);
  await record(tx, actor, { operation: 'collect', entity: 'subscriber', ids: [waiting.id] }, now);
  await sendConfirm(tx, waiting, now);
  return true;
}

const sentBy = ({ formToken }: Asked) => ({ form: 'the newsletter page', formToken });

async function wasSent(tx: Db, formToken: string): Promise<boolean> {
  return (await tx.$count(subscriberConsent, eq(subscriberConsent.formToken, formToken))) > 0;
}

async function askedOften(tx: Db, { id }: Row, now: Temporal.Instant): Promise<boolean> {
  const today = and(
    eq(subscriberConsent.subscriberId, id),
    eq(subscriberConsent.kind, 'asked'),
    gt(subscriberConsent.at, now.subtract({ hours: 24 })),
  );
  return (await tx.$count(subscriberConsent, today)) >= asksADay;
}

async function remind(tx: Db, actor: Actor, known: Row, asked: Asked, now: Temporal.Instant): Promise<void> {
  await prove(tx, known.id, await choicesOf(tx, known.id), { kind: 'asked', ...sentBy(asked) }, now);
  await record(tx, actor, { operation: 'disclose', entity: 'subscriber', ids: [known.id] }, now);
  await sendPreferences(tx, known, now);
}

/** The row that waits for its confirmation: a new one, or the one that waited or had ended; none where one came meanwhile. */
async function begin(tx: Db, hash: Uint8Array, known: Row | undefined, asked: Asked, now: Temporal.Instant) {
  const fresh = { confirmedAt: null, endedAt: null, endedBy: null };
  const again = { ...fresh, email: asked.email, source: 'form' as const, askedAt: now };
  if (known) {
    const mine = eq(subscriber.id, known.id);
    return (await tx.update(subscriber).set(again).where(mine).returning())[0]!;
  }
  const key = makeKey(asked.secret);
  const keys = { emailHash: hash, keyHash: key.hash, keySealed: key.sealed };
  return (
    await tx
      .insert(subscriber)
      .values({ ...again, ...keys })
      .onConflictDoNothing()
      .returning()
  )[0];
}
