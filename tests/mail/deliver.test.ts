import { eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { startWork } from '#lib/jobs/work.ts';
import { deliver, giveUp, type Post } from '#lib/mail/deliver.ts';
import { opened } from '#lib/mail/links.ts';
import { openTransport } from '#lib/mail/transport.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import { moveBooking } from '#lib/training/bookings/move.ts';
import { anyone, aRequest, aSession, now, secret } from '../support/makers.ts';
import { it } from '../support/database.ts';
import { returnDesk } from '../../src/returned-mail.ts';
import { refusal, startMailServer } from './mail-server.ts';

const publicUrl = new URL('https://concord.example');
const head = {
  publicUrl,
  links: opened(publicUrl.origin, secret),
  teamName: 'Prevent in the Eastern region',
  mailFrom: 'Concord <concord@force.example>',
};
const postTo = (db: Db, url: string | null): Post => ({
  db,
  transport: openTransport(url),
  head,
  returns: returnDesk(secret),
  clock: () => now,
});

async function aBooking(db: Db) {
  const request = aRequest((await aSession(db)).id, { places: 2 });
  const booked = await bookPlaces(db, anyone, request, now);
  const [message] = await db.select().from(mailMessage);
  if (!booked.ok || !message) throw new Error('not booked');
  return { id: booked.value.id, key: (request.key as { key?: string }).key!, message };
}

const stateOf = async (db: Db) => (await db.select().from(mailMessage))[0]!;

describe('delivery', () => {
  it('sends the confirmation with a link that opens the booking and an invite', async ({ db }) => {
    const server = await startMailServer();
    const { key, message } = await aBooking(db);
    const post = postTo(db, server.url);
    await deliver(post, message.id);
    post.transport.close();
    await server.close();
    const mail = await PostalMime.parse(server.received[0]!);
    expect(mail.text).toContain(`https://concord.example/bookings/${key}`);
    expect(mail.html).toContain(`https://concord.example/bookings/${key}`);
    expect(mail.text).toMatch(/(^|\s)https:\/\/meet\.example\/session/);
    expect(mail.attachments.map((part) => part.mimeType)).toContain('text/calendar');
    expect(mail.from?.address).toBe('concord@force.example');
    expect(await stateOf(db)).toMatchObject({ attempts: 1, failedAt: null, sentAt: now });
  });

  it('sends a message once, however often it is asked', async ({ db }) => {
    const server = await startMailServer();
    const { message } = await aBooking(db);
    const post = postTo(db, server.url);
    await deliver(post, message.id);
    await deliver(post, message.id);
    post.transport.close();
    await server.close();
    expect(server.received).toHaveLength(1);
  });

  it('keeps the message in the outbox where there is no mail server', async ({ db }) => {
    const { message } = await aBooking(db);
    await deliver(postTo(db, null), message.id);
    expect(await stateOf(db)).toMatchObject({ sentAt: null, failedAt: null });
  });

  it('asks for another try after a passing refusal, and gives up on a lasting one', async ({ db }) => {
    const answers = [refusal(451, 'Try later'), refusal(550, 'No such mailbox')];
    const server = await startMailServer({ onRcptTo: (_to, _session, done) => done(answers.shift()) });
    const { message } = await aBooking(db);
    const post = postTo(db, server.url);
    await expect(deliver(post, message.id)).rejects.toThrow('451');
    expect(await stateOf(db)).toMatchObject({
      attempts: 1,
      failedAt: null,
      lastError: expect.stringContaining('451'),
    });
    await deliver(post, message.id);
    expect(await stateOf(db)).toMatchObject({
      attempts: 2,
      failedAt: now,
      lastError: expect.stringContaining('550'),
    });
    post.transport.close();
    await server.close();
  });

  it('marks a message that the queue has given up on', async ({ db }) => {
    const { message } = await aBooking(db);
    await giveUp(db, message.id, now);
    expect(await stateOf(db)).toMatchObject({ failedAt: now });
  });
});

describe('the worker', () => {
  it('delivers create, move and cancel in that order of sequence, under one name', async ({
    aConnection,
    ownUrl,
  }) => {
    const { db } = aConnection();
    const server = await startMailServer();
    const post = postTo(db, server.url);
    const failures: unknown[] = [];
    const work = await startWork(ownUrl, {
      ledger: { db, clock: () => now },
      tasks: [{ job: 'deliver-mail', each: (payload) => deliver(post, (payload as { id: never }).id) }],
      schedule: [],
      onDead: async () => {},
      onError: (error) => failures.push(error),
    });
    const { id } = await aBooking(db);
    const to = await aSession(db, { startsAt: now.add({ hours: 600 }) });
    await moveBooking(db, anyone, id, to.id, now.add({ minutes: 1 }));
    await cancelBooking(db, anyone, id, { reason: null }, now.add({ minutes: 2 }));
    await expect.poll(() => server.received.length, { timeout: 20_000 }).toBe(3);
    await work.stop();
    post.transport.close();
    await server.close();
    const files = server.received.map((raw) => raw.replace(/\r\n[ \t]/g, ''));
    const invites = await Promise.all(files.map(calendarOf));
    const bySequence = invites.toSorted((a, b) => a.sequence - b.sequence);
    expect(bySequence.map(({ sequence, method, status }) => [sequence, method, status])).toEqual([
      [0, 'REQUEST', 'CONFIRMED'],
      [1, 'REQUEST', 'CONFIRMED'],
      [2, 'CANCEL', 'CANCELLED'],
    ]);
    expect(new Set(invites.map(({ uid }) => uid)).size).toBe(1);
    expect(failures).toEqual([]);
    const [row] = await db.select().from(mailMessage).where(eq(mailMessage.entityId, id)).limit(1);
    expect(row?.sentAt).not.toBeNull();
  }, 40_000);
});

async function calendarOf(raw: string) {
  const mail = await PostalMime.parse(raw);
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const text = typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content);
  const line = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return {
    uid: line('UID'),
    sequence: Number(line('SEQUENCE')),
    method: line('METHOD'),
    status: line('STATUS'),
  };
}
