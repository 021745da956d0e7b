import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailBounce } from '#db/schema/mail-suppressions.ts';
import { enquiryMessage } from '#db/schema/enquiries.ts';
import { mailboxMessage, mailKeptAside } from '#db/schema/returned-mail.ts';
import { openMailbox } from '#lib/mail/returned/mailbox.ts';
import { mailboxAddress } from '#lib/mail/returned/mailbox-address.ts';
import { stateOfMailbox, waitAfter } from '#lib/mail/returned/mailbox-state.ts';
import { readMailbox } from '#lib/mail/returned/read-mailbox.ts';
import { takeDesk } from '../../../src/returned-mail.ts';
import { anEnquiry, enquiryRow } from '../../support/enquiry-makers.ts';
import { it } from '../../support/database.ts';
import { startImapServer } from '../../support/imap-server.ts';
import { now, secret } from '../../support/makers.ts';
import { sample } from './corpus.ts';
import { aMail } from './desk.ts';
import { ours, plain } from './write-mail.ts';

const deskOf = (db: Db, url: string, at = now) => ({
  ...takeDesk(secret),
  ...{ db, clock: () => at, address: mailboxAddress(url), open: openMailbox },
});
const inFolder = (server: Awaited<ReturnType<typeof startImapServer>>, name: string) =>
  (server.folders.get(name) ?? []).map(({ uid }) => uid);

describe('the mailbox', () => {
  it('is read once, and what was read is put away', async ({ db }) => {
    const server = await startImapServer();
    await aMail(db, { id: ours });
    server.deliver(sample('Postfix, no such user'));
    server.deliver(sample('Postfix, delayed'));
    server.deliver(sample('a mail system that says nothing we know'));
    expect(await readMailbox(deskOf(db, server.url))).toEqual({
      messages: 3,
      bounces: 1,
      replies: 0,
      kept_aside: 1,
    });
    expect(await readMailbox(deskOf(db, server.url))).toMatchObject({ messages: 0 });
    await server.close();
    expect(inFolder(server, 'INBOX')).toEqual([]);
    expect(inFolder(server, 'Concord read')).toEqual([1, 2]);
    expect(inFolder(server, 'Concord kept aside')).toEqual([3]);
    expect(await db.$count(mailBounce)).toBe(1);
    const [aside] = await db.select().from(mailKeptAside);
    expect(aside).toMatchObject({
      why: 'not_understood',
      headers: expect.stringContaining('A word about your message'),
    });
  });

  it('counts nothing twice when the reader is killed between reading and putting away', async ({ db }) => {
    let fate: 'break before' | null = 'break before';
    const server = await startImapServer({
      fate: (command) => (command.startsWith('UID MOVE') ? fate : null),
    });
    await aMail(db, { id: ours });
    server.deliver(sample('Postfix, no such user'));
    server.deliver(sample('a mail system that says nothing we know'));
    await expect(readMailbox(deskOf(db, server.url))).rejects.toThrow('broke off');
    expect(inFolder(server, 'INBOX')).toEqual([1, 2]);
    fate = null;
    const later = now.add({ minutes: 5 });
    expect(await readMailbox(deskOf(db, server.url, later))).toMatchObject({ messages: 0 });
    await server.close();
    expect(inFolder(server, 'INBOX')).toEqual([]);
    expect(inFolder(server, 'Concord kept aside')).toEqual([2]);
    expect(await db.$count(mailBounce)).toBe(1);
    expect(await db.$count(mailKeptAside)).toBe(1);
  });

  it('loses nothing when the reader is killed in the middle of reading', async ({ db }) => {
    let isBroken = true;
    const server = await startImapServer({
      fate: (command) => (isBroken && command.startsWith('UID FETCH 2') ? 'break after' : null),
    });
    await aMail(db, { id: ours });
    server.deliver(sample('Postfix, delayed'));
    server.deliver(sample('Postfix, no such user'));
    await expect(readMailbox(deskOf(db, server.url))).rejects.toThrow();
    expect(await db.$count(mailboxMessage)).toBe(1);
    isBroken = false;
    expect(await readMailbox(deskOf(db, server.url, now.add({ minutes: 5 })))).toMatchObject({ bounces: 1 });
    await server.close();
    expect(await db.$count(mailboxMessage)).toBe(2);
  });

  it('marks what was read where nothing can be moved, and does not read it again', async ({ db }) => {
    const server = await startImapServer({ canMove: false });
    server.deliver(sample('Postfix, delayed'));
    await readMailbox(deskOf(db, server.url));
    expect(await readMailbox(deskOf(db, server.url))).toMatchObject({ messages: 0 });
    await server.close();
    expect(server.folders.get('INBOX')![0]!.flags).toContain('\\Seen');
  });

  it('that refuses us is tried more seldom, and the words of the fault hold no secret', async ({ db }) => {
    const server = await startImapServer();
    const url = server.url.replace(':secret@', ':hush-hush@');
    const key = mailboxAddress(url)!.key;
    await expect(readMailbox(deskOf(db, url))).rejects.toThrow('refused the name or the password');
    expect(await stateOfMailbox(db, key)).toMatchObject({
      failures: 1,
      fault: expect.not.stringContaining('hush'),
    });
    const heard = server.heard.length;
    await readMailbox(deskOf(db, url, now.add({ seconds: 20 })));
    expect(server.heard.length).toBe(heard);
    await expect(readMailbox(deskOf(db, url, now.add({ minutes: 1 })))).rejects.toThrow();
    expect(await stateOfMailbox(db, key)).toMatchObject({ failures: 2 });
    expect(await readMailbox(deskOf(db, server.url, now.add({ minutes: 9 })))).toMatchObject({ messages: 0 });
    expect(await stateOfMailbox(db, key)).toMatchObject({ failures: 0, tryAfter: null });
    await server.close();
    expect([1, 2, 3, 7, 40].map(waitAfter)).toEqual([1, 2, 4, 60, 60]);
  });

  it('that cannot be reached says so', async ({ db }) => {
    await expect(readMailbox(deskOf(db, 'imap://concord:secret@127.0.0.1:1/INBOX'))).rejects.toThrow(
      'cannot be reached',
    );
  });

  it('is not looked for where none is set up', async ({ db }) => {
    const desk = { ...deskOf(db, ''), address: null };
    expect(await readMailbox(desk)).toMatchObject({ messages: 0 });
  });
});

describe('an answer to an enquiry', () => {
  it('reaches the enquiry, with a sentence where files came with it', async ({ db }) => {
    const server = await startImapServer();
    const found = await enquiryRow(db, await anEnquiry(db));
    const to = `bounces+${found.receiptId}@force.example`;
    const head = { from: found.email!, subject: 'Re: Your message', to };
    server.deliver(plain(head, 'Thank you, Tuesday suits.\n\nOn Monday somebody wrote:\n> A question'));
    const parts = `--m\nContent-Type: text/plain\n\nHere is the form.\n--m\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="form.pdf"\n\n%PDF\n--m--`;
    const mixed = new TextDecoder()
      .decode(plain(head, parts))
      .replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=m');
    server.deliver(new TextEncoder().encode(mixed.replace('report-1@', 'report-9@')));
    expect(await readMailbox(deskOf(db, server.url))).toMatchObject({ replies: 2 });
    await server.close();
    const rows = await db.select().from(enquiryMessage);
    expect(rows.map(({ words }) => words)).toEqual([
      'Thank you, Tuesday suits.',
      'Here is the form.\n\n(A file came with this email. We do not keep files, so ask for what matters in words.)',
    ]);
  });

  it('from another address is kept aside for a person', async ({ db }) => {
    const server = await startImapServer();
    const { receiptId } = await enquiryRow(db, await anEnquiry(db));
    const to = `bounces+${receiptId}@force.example`;
    server.deliver(plain({ from: 'somebody.else@mail.example', subject: 'Re: Your message', to }, 'Hello'));
    expect(await readMailbox(deskOf(db, server.url))).toMatchObject({ kept_aside: 1 });
    await server.close();
    expect(await db.select().from(mailKeptAside)).toMatchObject([{ why: 'reply_not_taken' }]);
  });
});

describe('the address of a mailbox', () => {
  it('is read whole, with signs that an address may not hold', () => {
    expect(
      mailboxAddress('imaps://bounces%40force.example:p%2Fw%3A%40@mail.example:1993/Back%20mail'),
    ).toMatchObject({
      ...{ host: 'mail.example', port: 1993, secure: true },
      ...{ user: 'bounces@force.example', password: 'p/w:@', folder: 'Back mail' },
    });
  });

  it.each([
    'https://a:b@mail.example',
    'imaps://mail.example',
    'imaps://a@mail.example',
    'imaps://a:b%zz@mail.example',
    '',
  ])('is refused where it is none: %s', (text) => expect(mailboxAddress(text)).toBeNull());
});
