import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { subscriber, type SubscriberEnd, type SubscriberId } from '#db/schema/newsletters.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { forgetMessages } from '#lib/mail/forget-messages.ts';
import { liftByConfirming, suppress } from '#lib/mail/suppress.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { stateOf } from './by-key.ts';
import { type Choices, choicesOf, forgetChoices, writeChoices } from './choices.ts';
import { sendWelcome } from './letters.ts';
import { prove } from './proof.ts';

type Row = typeof subscriber.$inferSelect;
export type ChangeRefusal = 'no such subscription' | 'too late' | 'ended';

/** Begins a subscription, by the link in the mail; a second time changes nothing. */
export const confirm = (
  db: Db,
  actor: Actor,
  id: SubscriberId,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal>> =>
  held(db, id, async (tx, row) => {
    const state = stateOf(row, now);
    if (state === 'ended') return refused('ended');
    if (state === 'expired') return refused('too late');
    if (state === 'subscribed') return done(null);
    await tx.update(subscriber).set({ confirmedAt: now }).where(eq(subscriber.id, id));
    await liftByConfirming(tx, row.emailHash, now);
    await prove(tx, id, await choicesOf(tx, id), { kind: 'confirmed', form: 'the link in the email' }, now);
    await record(
      tx,
      actor,
      { operation: 'alter', entity: 'subscriber', ids: [id], fields: ['confirmed_at'] },
      now,
    );
    await sendWelcome(tx, row, now);
    return done(null);
  });

/** Changes what somebody gets. */
export const changeChoices = (
  db: Db,
  actor: Actor,
  id: SubscriberId,
  chosen: Choices,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal>> =>
  held(db, id, async (tx, row) => {
    if (stateOf(row, now) !== 'subscribed') return refused('ended');
    await writeChoices(tx, id, chosen);
    await prove(tx, id, chosen, { kind: 'changed', form: 'the page of your choices' }, now);
    await record(tx, actor, { operation: 'alter', entity: 'subscriber', ids: [id], fields: ['chosen'] }, now);
    return done(null);
  });

const formOfEnd: Readonly<Record<SubscriberEnd, string>> = {
  link: 'the page to unsubscribe',
  one_click: 'the button of the mail program',
  bounce: 'mail that came back',
  complaint: 'a complaint to the mail provider',
  officer: 'an officer who was asked to',
};

/**
 * Ends a subscription: the address and what was chosen go at once, the proof stays. Until its owner confirms anew,
 * no import brings the address back.
 */
export const endSubscription = (
  db: Db,
  actor: Actor,
  id: SubscriberId,
  by: SubscriberEnd,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal>> =>
  held(db, id, async (tx, row) => {
    if (row.endedAt) return done(null);
    const chosen = await choicesOf(tx, id);
    await tx.update(subscriber).set({ email: null, endedAt: now, endedBy: by }).where(eq(subscriber.id, id));
    await forgetChoices(tx, [id]);
    await forgetMessages(tx, 'subscriber', [id]);
    await suppress(tx, { hash: row.emailHash, scope: 'newsletters', reason: 'unsubscribed' }, now);
    await prove(tx, id, chosen, { kind: 'ended', form: formOfEnd[by] }, now);
    await record(tx, actor, { operation: 'erase', entity: 'subscriber', ids: [id], fields: ['email'] }, now);
    return done(null);
  });

const held = <T>(
  db: Db,
  id: SubscriberId,
  work: (tx: Db, row: Row) => Promise<Outcome<T, ChangeRefusal>>,
): Promise<Outcome<T, ChangeRefusal>> =>
  db.transaction(async (tx) => {
    const [row] = await tx.select().from(subscriber).where(eq(subscriber.id, id)).for('update');
    return row ? work(tx, row) : refused('no such subscription');
  });
