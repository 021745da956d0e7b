import { eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { mailBounce } from '#db/schema/mail-suppressions.ts';
import { newsletterRecipient } from '#db/schema/newsletter-sendings.ts';
import { deliver } from '#lib/mail/deliver.ts';
import { opened } from '#lib/mail/links.ts';
import { openTransport } from '#lib/mail/transport.ts';
import { sendDue } from '#lib/newsletters/sending/send.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { noteRefusals } from '../../../src/returned-mail.ts';
import { aNewsletterToSend } from '../../newsletters/issue-makers.ts';
import { anEnquiry, enquiryRow } from '../../support/enquiry-makers.ts';
import { it } from '../../support/database.ts';
import { anyone, aRequest, aSession, now, secret } from '../../support/makers.ts';
import { refusal, startMailServer } from '../mail-server.ts';
import { desk } from './desk.ts';

const publicUrl = new URL('https://concord.example');
const links = opened(publicUrl.origin, secret);
const head = { publicUrl, links, teamName: 'Prevent', mailFrom: 'Concord <concord@force.example>' };
const postTo = (db: Db, url: string) => ({
  ...{ db, head, returns: desk, clock: () => now, transport: openTransport(url) },
  ...{ bounceAddress: 'bounces@force.example', readsReplies: true },
});

async function aBookedMail(db: Db) {
  await bookPlaces(db, anyone, aRequest((await aSession(db)).id, { email: 'amara@school.example' }), now);
  const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.toEmail, 'amara@school.example'));
  return mail!;
}

describe('a mail that leaves', () => {
  it('comes back to an address that names it, and is answered at the address of the team', async ({ db }) => {
    const from: string[] = [];
    const server = await startMailServer({
      onMailFrom: ({ address }, _session, done) => (from.push(address), done()),
    });
    const mail = await aBookedMail(db);
    const post = postTo(db, server.url);
    await deliver(post, mail.id);
    post.transport.close();
    await server.close();
    expect(from).toEqual([`bounces+${mail.id}@force.example`]);
    const read = await PostalMime.parse(server.received[0]!);
    expect(read.from?.address).toBe('concord@force.example');
    expect(read.replyTo).toBeUndefined();
  });

  it('about an enquiry is answered to the mailbox that is read', async ({ db }) => {
    const server = await startMailServer();
    const { receiptId } = await enquiryRow(db, await anEnquiry(db));
    const post = postTo(db, server.url);
    await deliver(post, receiptId!);
    post.transport.close();
    await server.close();
    const read = await PostalMime.parse(server.received[0]!);
    expect(read.replyTo).toMatchObject([{ address: `bounces+${receiptId}@force.example` }]);
  });

  it.for([
    ['550 5.1.1 no such user', 'hard'],
    ['554 5.7.1 not from you', 'soft'],
  ] as const)(
    'counts for its address when the server refuses it at once: %s',
    async ([said, kind], { db }) => {
      const server = await startMailServer({
        onRcptTo: (_address, _session, done) => done(refusal(Number(said.slice(0, 3)), said.slice(4))),
      });
      const mail = await aBookedMail(db);
      const post = postTo(db, server.url);
      await deliver(post, mail.id);
      post.transport.close();
      await server.close();
      expect(await db.select().from(mailBounce)).toMatchObject([
        { kind, source: 'server', messageId: mail.id },
      ]);
    },
  );

  it('counts for nobody when the server refuses us', async ({ db }) => {
    const server = await startMailServer({
      onMailFrom: (_address, _session, done) => done(refusal(550, '5.7.1 sender refused')),
    });
    const post = postTo(db, server.url);
    await deliver(post, (await aBookedMail(db)).id);
    post.transport.close();
    await server.close();
    expect(await db.$count(mailBounce)).toBe(0);
  });
});

describe('a newsletter', () => {
  it('that the server refuses at once counts for its reader, once', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const at = await aNewsletterToSend(db);
    const lane = async () => ({ kind: 'refused', answer: '550 5.1.1', isFinal: true }) as const;
    await sendDue({ db, clock: () => at, open: async () => ({ lanes: [lane], close: async () => {} }) });
    const sent = await db.$count(newsletterRecipient);
    expect(await noteRefusals(db, secret, at)).toBe(sent);
    expect(await noteRefusals(db, secret, at)).toBe(0);
    expect(await db.$count(mailBounce, eq(mailBounce.kind, 'hard'))).toBe(sent);
  });
});
