import { eq, sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { describe, expect } from 'vitest';
import { newsletterRecipient, newsletterSending } from '#db/schema/newsletter-sendings.ts';
import { openSql } from '#db/sql.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { suppress } from '#lib/mail/suppress.ts';
import { endSubscription } from '#lib/newsletters/subscribers/change.ts';
import { findByKey } from '#lib/newsletters/subscribers/by-key.ts';
import { openHands } from '#lib/newsletters/sending/lanes.ts';
import { listRecipients } from '#lib/newsletters/sending/list-recipients.ts';
import { cancelSending, pauseSending, resumeSending } from '#lib/newsletters/sending/schedule.ts';
import { type SendingDesk, sendSlice } from '#lib/newsletters/sending/send.ts';
import { refusal, startMailServer } from '../mail/mail-server.ts';
import { it } from '../support/database.ts';
import { anyone, now, secret } from '../support/makers.ts';
import { aPress, aSending } from './issue-makers.ts';
import { aSubscriber, asks } from './makers.ts';

const toOf = (raw: string) => /^To: (.+)$/m.exec(raw)![1]!.trim();

describe('a newsletter', () => {
  it('reaches everybody who confirmed, once, with links of their own', async ({ aConnection, ownUrl }) => {
    const { db } = aConnection();
    const raw = openSql(ownUrl, { max: 1 });
    const server = await startMailServer();
    const people = ['a@reader.example', 'b@reader.example', 'c@reader.example'];
    for (const email of people) await aSubscriber(db, { email });
    await asks(db, { email: 'waiting@reader.example' });
    const { sendingId } = await aSending(db);
    const press = aPress(raw, server.url);
    const desk: SendingDesk = {
      db,
      clock: () => now,
      open: (version, held) => openHands(press, version, held),
    };
    await sendSlice(desk, sendingId);
    await sendSlice(desk, sendingId);
    expect(server.received.map(toOf).toSorted()).toEqual(people);
    const mail = await PostalMime.parse(server.received[0]!);
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
    const [, key = ''] = /unsubscribe\/([\w-]{27})\/one-click>$/.exec(header('list-unsubscribe')) ?? [];
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect((await findByKey(db, key, now))?.row.email).toBe(toOf(server.received[0]!));
    expect(mail.text).toContain(`https://concord.example/newsletter/unsubscribe/${key}`);
    expect(mail.html).toContain(`https://concord.example/newsletter/preferences/${key}`);
    expect(mail.html).toContain('<strong>library</strong>');
    expect(mail.text).toContain('https://concord.example/guides/what-prevent-is');
    expect(mail.html).not.toMatch(/<img|src=/);
    const [sending] = await db.select().from(newsletterSending);
    expect(sending).toMatchObject({ finishedAt: now, leaseHolder: null });
    await raw.end();
    await server.close();
  });

  it('leaves out whoever left or was suppressed after the list was made', async ({ aConnection, ownUrl }) => {
    const { db } = aConnection();
    const raw = openSql(ownUrl, { max: 1 });
    const server = await startMailServer();
    const [left, stays] = [await aSubscriber(db), await aSubscriber(db)];
    const gone = await aSubscriber(db, { email: 'bounced@reader.example' });
    const { sendingId } = await aSending(db);
    await listRecipients(db, sendingId, now);
    await endSubscription(db, anyone, left.id, 'one_click', now);
    const hash = addressHash(secret, gone.email!);
    await suppress(db, { hash, scope: 'all', reason: 'hard_bounce' }, now);
    const press = aPress(raw, server.url);
    await sendSlice(
      { db, clock: () => now, open: (version, held) => openHands(press, version, held) },
      sendingId,
    );
    expect(server.received.map(toOf)).toEqual([stays.email]);
    expect(await db.$count(newsletterRecipient, sql`skipped_at is not null`)).toBe(2);
    await raw.end();
    await server.close();
  });

  it('keeps what a server refused: for good, or for a later try', async ({ aConnection, ownUrl }) => {
    const { db } = aConnection();
    const raw = openSql(ownUrl, { max: 1 });
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith('gone')
            ? refusal(550, '5.1.1 No such mailbox')
            : address.startsWith('full')
              ? refusal(452, '4.2.2 Mailbox full')
              : undefined,
        ),
    });
    for (const name of ['gone', 'full', 'fine']) await aSubscriber(db, { email: `${name}@reader.example` });
    const { sendingId } = await aSending(db);
    const press = aPress(raw, server.url);
    const open: SendingDesk['open'] = (version, held) => openHands(press, version, held);
    await sendSlice({ db, clock: () => now, open }, sendingId);
    const rows = await db.select().from(newsletterRecipient);
    const stateOf = (answer: string | null) => rows.find((row) => row.answer === answer);
    expect(stateOf('550 5.1.1')).toMatchObject({ failedAt: now, handedAt: null });
    expect(stateOf('452 4.2.2')).toMatchObject({ failedAt: null, handedAt: null, tries: 1 });
    expect(stateOf(null)).toMatchObject({ handedAt: now });
    const [sending] = await db.select().from(newsletterSending);
    expect(sending!.finishedAt).toBeNull();
    await raw.end();
    await server.close();
  });

  it('stops when it is paused, goes on when it is resumed, and ends when it is cancelled', async ({ db }) => {
    await aSubscriber(db);
    const { sendingId, writer } = await aSending(db);
    const hands = { lanes: [], close: async () => {} };
    const desk: SendingDesk = { db, clock: () => now, open: async () => hands };
    await pauseSending(db, writer, sendingId, now);
    expect(await sendSlice(desk, sendingId)).toBe(false);
    expect(await db.$count(newsletterRecipient)).toBe(0);
    expect(await resumeSending(db, writer, sendingId, now)).toMatchObject({ ok: true });
    expect(await cancelSending(db, writer, sendingId, now)).toMatchObject({ ok: true });
    expect(await pauseSending(db, writer, sendingId, now)).toEqual({ ok: false, reason: 'over' });
    await sendSlice(desk, sendingId);
    expect(await db.$count(newsletterRecipient, eq(newsletterRecipient.sendingId, sendingId))).toBe(0);
  });
});
