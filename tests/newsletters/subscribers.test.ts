import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { mailSuppression } from '#db/schema/mail-suppressions.ts';
import { subscriber, subscriberConsent } from '#db/schema/newsletters.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { suppress, suppressedBecause } from '#lib/mail/suppress.ts';
import { choicesOf } from '#lib/newsletters/subscribers/choices.ts';
import { changeChoices, confirm, endSubscription } from '#lib/newsletters/subscribers/change.ts';
import { newsletterPurges } from '#lib/newsletters/purge.ts';
import { it } from '../support/database.ts';
import { anyone, now, secret } from '../support/makers.ts';
import { asks, aSubscriber, kept, mailsTo } from './makers.ts';

const email = 'grace@reader.example';

describe('asking for newsletters', () => {
  it('sends one mail, and nothing else until it is confirmed', async ({ db }) => {
    await asks(db, { email });
    expect(await mailsTo(db, email)).toEqual(['newsletter-confirm']);
    expect(await kept(db, email)).toMatchObject({ confirmedAt: null, endedAt: null, source: 'form' });
  });

  it('asks once when the same form is sent twice', async ({ db }) => {
    const token = crypto.randomUUID();
    await asks(db, { email, token });
    await asks(db, { email, token });
    expect(await mailsTo(db, email)).toHaveLength(1);
  });

  it('stops after three mails a day to one address, whoever types it', async ({ db }) => {
    for (let times = 0; times < 5; times += 1) await asks(db, { email });
    expect(await mailsTo(db, email)).toHaveLength(3);
  });

  it('sends an address that is subscribed the link to its choices, and leaves those as they are', async ({
    db,
  }) => {
    const { id } = await aSubscriber(db, { email });
    await asks(db, { email: email.toUpperCase(), chosen: { topics: ['topic_parents'] } });
    expect(await mailsTo(db, email)).toContain('newsletter-preferences');
    expect((await choicesOf(db, id)).topics.toSorted()).toEqual(['topic_events', 'topic_news']);
  });

  it('sends nothing to an address that called our mail unwanted', async ({ db }) => {
    const hash = addressHash(secret, email);
    await suppress(db, { hash, scope: 'all', reason: 'complaint' }, now);
    await asks(db, { email });
    expect(await mailsTo(db, email)).toEqual([]);
  });
});

describe('proof', () => {
  it('says what was agreed to, in which words, when and where, and holds no address', async ({ db }) => {
    const { id } = await aSubscriber(db, { email });
    const rows = await db.select().from(subscriberConsent).where(eq(subscriberConsent.subscriberId, id));
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['asked', 'confirmed']);
    expect(rows[0]).toMatchObject({ wordsVersion: '2026-11', form: 'the newsletter page', at: now });
    expect(JSON.stringify(rows)).not.toContain('@');
  });

  it('is never written over', async ({ db }) => {
    await aSubscriber(db, { email });
    const change = db.transaction((tx) => tx.update(subscriberConsent).set({ words: 'Other words' }));
    await expect(change).rejects.toThrow();
  });
});

describe('confirming', () => {
  it('works for seven days, and then is refused in words', async ({ db }) => {
    await asks(db, { email });
    const { id } = (await kept(db, email))!;
    expect(await confirm(db, anyone, id, now.add({ hours: 24 * 8 }))).toEqual({
      ok: false,
      reason: 'too late',
    });
    expect(await confirm(db, anyone, id, now.add({ hours: 24 * 6 }))).toMatchObject({ ok: true });
    expect(await confirm(db, anyone, id, now.add({ hours: 24 * 8 }))).toMatchObject({ ok: true });
  });
});

describe('unsubscribing', () => {
  it('deletes the address at once, keeps the proof, and keeps imports away', async ({ db }) => {
    const { id, emailHash } = await aSubscriber(db, { email });
    await endSubscription(db, anyone, id, 'one_click', now);
    expect(await kept(db, email)).toMatchObject({ email: null, endedBy: 'one_click' });
    expect(await mailsTo(db, email)).toEqual([]);
    expect(await suppressedBecause(db, emailHash, ['newsletters'])).toBe('unsubscribed');
    expect(await suppressedBecause(db, emailHash)).toBeNull();
    const proof = await db.$count(subscriberConsent, eq(subscriberConsent.subscriberId, id));
    expect(proof).toBe(3);
  });

  it('can be undone by asking and confirming again, and by nothing else', async ({ db }) => {
    const { id, emailHash } = await aSubscriber(db, { email });
    await endSubscription(db, anyone, id, 'link', now);
    expect(await changeChoices(db, anyone, id, { topics: [], areas: [], sectors: [] }, now)).toMatchObject({
      ok: false,
    });
    await asks(db, { email });
    expect(await suppressedBecause(db, emailHash, ['newsletters'])).toBe('unsubscribed');
    await confirm(db, anyone, id, now);
    expect(await suppressedBecause(db, emailHash, ['newsletters'])).toBeNull();
  });

  it('is kept by the database from any import', async ({ db }) => {
    const { id } = await aSubscriber(db, { email });
    await endSubscription(db, anyone, id, 'link', now);
    const back = { email, source: 'import' as const, endedAt: null, endedBy: null };
    const bring = db.transaction((tx) => tx.update(subscriber).set(back).where(eq(subscriber.id, id)));
    await expect(bring).rejects.toMatchObject({ cause: { constraint_name: 'subscriber_suppressed' } });
  });
});

describe('a suppression', () => {
  it('cannot be deleted, changed or emptied by the site', async ({ db }) => {
    await suppress(db, { hash: addressHash(secret, email), scope: 'all', reason: 'hard_bounce' }, now);
    const deeds = [
      sql`delete from mail_suppression`,
      sql`update mail_suppression set scope = 'newsletters'`,
      sql`update mail_suppression set lifted_at = now(), lift_reason = 'none'`,
      sql`truncate mail_suppression`,
    ];
    for (const deed of deeds) await expect(db.transaction((tx) => tx.execute(deed))).rejects.toThrow();
    expect(await db.$count(mailSuppression)).toBe(1);
  });
});

describe('what goes by itself', () => {
  it('forgets who never confirmed after 7 days, and the proof 24 months after the end', async ({ db }) => {
    await asks(db, { email });
    const left = await aSubscriber(db);
    await endSubscription(db, anyone, left.id, 'link', now);
    await runPurges(db, newsletterPurges, now.add({ hours: 24 * 9 }));
    expect(await kept(db, email)).toBeUndefined();
    expect(await db.$count(subscriber, eq(subscriber.id, left.id))).toBe(1);
    await runPurges(db, newsletterPurges, now.add({ hours: 24 * 740 }));
    expect(await db.$count(subscriber, eq(subscriber.id, left.id))).toBe(0);
  });
});
