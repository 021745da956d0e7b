import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { mailSuppression } from '#db/schema/mail-suppressions.ts';
import { mailKeptAside } from '#db/schema/returned-mail.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { keepAside } from '#lib/mail/returned/kept-aside.ts';
import { mailboxAddress } from '#lib/mail/returned/mailbox-address.ts';
import { noteFault, noteRead } from '#lib/mail/returned/mailbox-state.ts';
import { thresholdsNow } from '#lib/mail/returned/thresholds.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import Address from '../../../src/pages/staff/admin/mail/address.astro';
import Aside from '../../../src/pages/staff/admin/mail/aside/[id].astro';
import Mail from '../../../src/pages/staff/admin/mail/index.astro';
import Thresholds from '../../../src/pages/staff/admin/mail/thresholds.astro';
import Outbox from '../../../src/pages/staff/outbox/index.astro';
import Message from '../../../src/pages/staff/outbox/[id]/index.astro';
import Booking from '../../../src/pages/staff/training/sessions/[id]/bookings/[booking]/index.astro';
import { asks } from '../../newsletters/makers.ts';
import { cameBack } from '../../mail/returned/desk.ts';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now, secret } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor, visit } from './visit.ts';

const address = mailboxAddress('imaps://concord:very-secret@mail.example/INBOX')!;

async function aReturnedBooking(db: Db) {
  const session = await aSession(db);
  const booked = await bookPlaces(db, anyone, aRequest(session.id, { email: 'amara@school.example' }), now);
  if (!booked.ok) throw new Error(booked.reason);
  const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.entityId, booked.value.id));
  await cameBack(db, { mails: [mail!.id], status: '5.1.1' });
  return { session, booking: booked.value.id, mail: mail! };
}

describe('the page of mail that came back', () => {
  it('says that nothing came back, and how to set a mailbox up', async ({ db }) => {
    const { text } = await visit(Mail, db, await anOfficer(db, 'administrator'));
    expect(text).toContain('Nothing came back');
    expect(text).toContain('BOUNCE_MAILBOX_URL');
    expect(text).toContain('Every message that came was understood');
  });

  it('says when the mailbox was read and what went wrong last, and never its password', async ({ db }) => {
    const officer = await anOfficer(db, 'administrator');
    await noteRead(db, address.key, now.subtract({ hours: 2 }));
    await noteFault(db, address.key, 'The mail server of the mailbox cannot be reached.', now);
    const locals = localsFor(db, officer);
    const environment = { ...locals.environment, bounceMailbox: address } as App.Locals['environment'];
    const { text, html } = await openPage(Mail, { locals: { ...locals, environment } });
    expect(text).toContain('Cannot be read');
    expect(text).toContain('The mail server of the mailbox cannot be reached.');
    expect(html).not.toContain('very-secret');
  });

  it('counts what came back by week and lists what is not written to, without an address', async ({ db }) => {
    await aReturnedBooking(db);
    const { text } = await visit(Mail, db, await anOfficer(db, 'dpo'));
    expect(text).toContain('The address does not exist');
    expect(text).toContain('1 address not written to');
    expect(text).not.toContain('amara@school.example');
    expect(text).not.toContain('Write to it again');
  });
});

describe('looking up an address', () => {
  it('finds why it is not written to, and writes down that somebody looked', async ({ db }) => {
    await aReturnedBooking(db);
    const admin = await anOfficer(db, 'administrator');
    const { text, status } = await visit(Address, db, admin, { form: { email: 'Amara@School.example' } });
    expect(status).toBe(200);
    expect(text).toContain('Not written to since');
    expect(text).toContain('Write to it again');
    const looks = await db.select().from(auditLog).where(eq(auditLog.entity, 'mail_suppression'));
    expect(looks).toMatchObject([{ operation: 'consult' }]);
  });

  it('says so when nothing stands against it', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const { text } = await visit(Address, db, admin, { form: { email: 'grace@reader.example' } });
    expect(text).toContain('Mail is sent to this address');
  });

  it('keeps what was typed when it is no address', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const answer = await visit(Address, db, admin, { form: { email: 'grace' } });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="grace"');
  });
});

describe('thresholds', () => {
  const given = { hard: '2', softDays: '4', softWithin: '20', complaints: '1' };

  it('are decided by an administrator, and shown with who decided them', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    expect(await visit(Thresholds, db, admin, { form: given })).toMatchObject({ status: 303 });
    expect(await thresholdsNow(db)).toMatchObject({ hard: 2, softDays: 4, softWithin: 20 });
    expect((await visit(Thresholds, db, admin)).text).toContain(`4 in 20 days 1 ${admin.name}`);
  });

  it('that cannot be are refused with every number kept', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const answer = await visit(Thresholds, db, admin, { form: { ...given, softWithin: '3' } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Enter at least as many days');
    expect((await visit(Thresholds, db, admin, { form: { ...given, hard: '9' } })).html).toContain(
      'value="9"',
    );
  });
});

describe('a message kept aside', () => {
  it('is looked at with its head, and marked with what came of it', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    await keepAside(db, { why: 'not_understood', headers: 'Subject: <b>A question</b>' }, now);
    const [kept] = await db.select().from(mailKeptAside);
    const { id } = kept!;
    const page = await visit(Aside, db, admin, { params: { id } });
    expect(page.text).toContain('No rule knows what it is');
    expect(page.html).toContain('&lt;b&gt;A question&lt;/b&gt;');
    const naming = { params: { id }, form: { note: 'Adam Brunt rang from 07700 900123' } };
    expect((await visit(Aside, db, admin, naming)).status).toBe(422);
    const settled = { params: { id }, form: { note: 'An advertisement' } };
    expect((await visit(Aside, db, admin, settled)).status).toBe(303);
    expect((await visit(Aside, db, admin, settled)).status).toBe(409);
    expect((await visit(Mail, db, admin)).text).toContain('An advertisement');
  });
});

describe('where staff look', () => {
  it('a mail that came back says so, and so does the booking beside its address', async ({ db }) => {
    const { session, booking, mail } = await aReturnedBooking(db);
    const dana = await anOfficer(db);
    const page = await visit(Booking, db, dana, { params: { id: session.id, booking } });
    expect(page.text).toContain('This address refused our mail on');
    expect(page.text).toContain('ask an administrator');
    expect((await visit(Outbox, db, dana, { path: '/staff/outbox?state=failed' })).text).toContain(
      'Came back',
    );
    expect((await visit(Message, db, dana, { params: { id: mail.id } })).text).toContain(
      'Check how it is spelt',
    );
  });

  it('an address of which nothing is known says nothing', async ({ db }) => {
    const { session, booking } = await aReturnedBooking(db);
    const [held] = await db.select().from(mailSuppression);
    expect(Buffer.from(held!.emailHash).equals(addressHash(secret, 'amara@school.example'))).toBe(true);
    const other = await bookPlaces(db, anyone, aRequest(session.id, { email: 'grace@school.example' }), now);
    if (!other.ok) throw new Error(other.reason);
    const page = await visit(Booking, db, await anOfficer(db), {
      params: { id: session.id, booking: other.value.id },
    });
    expect(page.text).not.toContain('refused our mail');
    expect(booking).not.toBe(other.value.id);
  });

  it('mails to subscribers are read in a demonstration, with the link that confirms, and nowhere else', async ({
    db,
  }) => {
    const admin = await anOfficer(db, 'administrator');
    await asks(db, { email: 'grace@reader.example' });
    const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.toEmail, 'grace@reader.example'));
    const params = { id: mail!.id };
    expect((await visit(Outbox, db, admin)).text).not.toContain('grace@reader.example');
    expect((await visit(Message, db, admin, { params })).status).toBe(404);
    const locals = { ...localsFor(db, admin), demonstration: true };
    expect((await openPage(Outbox, { locals })).text).toContain('grace@reader.example');
    expect((await openPage(Message, { locals, params })).text).toMatch(/newsletter\/confirm\/[\w-]{27}/);
  });
});
