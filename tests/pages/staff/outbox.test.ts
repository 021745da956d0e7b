import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { GET as html } from '../../../src/pages/staff/outbox/[id]/html.ts';
import Message from '../../../src/pages/staff/outbox/[id]/index.astro';
import { GET as invite } from '../../../src/pages/staff/outbox/[id]/invite.ics.ts';
import Outbox from '../../../src/pages/staff/outbox/index.astro';
import Overrides from '../../../src/pages/staff/admin/overrides.astro';
import Today from '../../../src/pages/staff/index.astro';
import Booking from '../../../src/pages/staff/training/sessions/[id]/bookings/[booking]/index.astro';
import CancelBooking from '../../../src/pages/staff/training/sessions/[id]/bookings/[booking]/cancel.astro';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { localsFor, visit } from './visit.ts';

async function aMail(db: Db) {
  const session = await aSession(db);
  const request = aRequest(session.id, { email: 'amara@school.example' });
  const booked = await bookPlaces(db, anyone, request, now);
  if (!booked.ok) throw new Error(booked.reason);
  const [mail] = await db.select().from(mailMessage);
  const { key } = request.key as { key?: string };
  return { session, mail: mail!, key: key!, booking: booked.value.id };
}

const ask = async (endpoint: typeof html, db: Db, officer: Officer, id: string): Promise<Response> =>
  endpoint({ locals: localsFor(db, officer), params: { id } } as unknown as Parameters<typeof html>[0]);

describe('the outbox', () => {
  it('lists what was written, and says that nothing leaves without a mail server', async ({ db }) => {
    await aMail(db);
    const { text } = await visit(Outbox, db, await anOfficer(db, 'administrator'));
    expect(text).toContain('Booking confirmed');
    expect(text).toContain('Kept, not sent');
  });

  it('is not there for a reader, and empty for an officer of another area', async ({ db }) => {
    const { mail, session } = await aMail(db);
    const [essex] = await db.select().from(area).where(eq(area.slug, 'essex-force'));
    const dana = await anOfficer(db);
    const other = { ...dana, grants: [{ ...dana.grants[0]!, areaId: essex!.id }] };
    expect((await visit(Outbox, db, await anOfficer(db, 'npt_reader'))).status).toBe(404);
    expect((await visit(Outbox, db, other)).text).toContain('No emails yet');
    expect((await visit(Message, db, other, { params: { id: mail.id } })).status).toBe(404);
    expect((await ask(html, db, other, mail.id)).status).toBe(404);
    expect((await visit(Outbox, db, dana)).text).toContain('Booking confirmed');
    expect(session.areaId).not.toBe(essex!.id);
  });

  it('shows a mail as text with its private link hidden', async ({ db }) => {
    const { mail, key } = await aMail(db);
    const page = await visit(Message, db, await anOfficer(db), { params: { id: mail.id } });
    expect(page.text).toContain('Hello Amara Nwosu');
    expect(page.text).toContain('/bookings/hidden');
    expect(page.text).toContain('Joining link: https://meet.example/session');
    expect(page.html).not.toContain(key);
  });

  it('serves the HTML of a mail in a sandbox of its own, and its calendar file beside it', async ({ db }) => {
    const { mail, key } = await aMail(db);
    const officer = await anOfficer(db);
    const shown = await ask(html, db, officer, mail.id);
    const policy = shown.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox /);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('allow-scripts');
    expect(await shown.text()).not.toContain(key);
    const file = await ask(invite, db, officer, mail.id);
    expect(file.headers.get('content-type')).toContain('method=REQUEST');
    expect(await file.text()).toMatch(/ORGANIZER;CN="?Concord"?:mailto:concord@localhost/i);
  });

  it('sends a failed mail again once, and no other', async ({ db }) => {
    const { mail } = await aMail(db);
    const officer = await anOfficer(db);
    const send = () => visit(Message, db, officer, { params: { id: mail.id }, form: {} });
    expect((await send()).status).toBe(409);
    await db.update(mailMessage).set({ failedAt: now, lastError: 'Mailbox full', attempts: 9 });
    expect((await visit(Today, db, officer)).text).toContain('1 email failed');
    expect((await visit(Outbox, db, officer, { path: '/staff/outbox?state=failed' })).text).toContain(
      'Mailbox full',
    );
    const clerk = await anOfficer(db, 'dpo');
    expect((await visit(Message, db, clerk, { params: { id: mail.id }, form: {} })).status).toBe(404);
    expect((await send()).status).toBe(303);
    expect((await db.select().from(mailMessage))[0]).toMatchObject({ failedAt: null, lastError: null });
    expect((await send()).status).toBe(409);
  });
});

describe('a booking', () => {
  it('shows all that is held and the mails about it, and is cancelled for the booker', async ({ db }) => {
    const { session, booking } = await aMail(db);
    const officer = await anOfficer(db);
    const params = { id: session.id, booking };
    const { text } = await visit(Booking, db, officer, { params });
    for (const held of [
      'amara@school.example',
      '01234 567890',
      'MK40 1AA',
      '1 place booked',
      'Booking confirmed',
    ])
      expect(text).toContain(held);
    const done = await visit(CancelBooking, db, officer, { params, form: { reason: 'The booker asked' } });
    expect(done.status).toBe(303);
    const after = await visit(Booking, db, officer, { params });
    expect(after.text).toContain('The booker asked.');
    expect(after.text).toContain('Dana Whitlock');
  });

  it('is not there under another session, nor for a reader', async ({ db }) => {
    const { session, booking } = await aMail(db);
    const other = await aSession(db);
    const officer = await anOfficer(db);
    expect((await visit(Booking, db, officer, { params: { id: other.id, booking } })).status).toBe(404);
    const reader = await anOfficer(db, 'npt_reader');
    expect((await visit(Booking, db, reader, { params: { id: session.id, booking } })).status).toBe(404);
  });
});

describe('text checks passed over', () => {
  it('wait until a supervisor finds them right', async ({ db }) => {
    const { booking } = await aMail(db);
    const [made] = await db
      .insert(textCheckOverride)
      .values({
        form: 'booking',
        findings: ['phone_number'],
        reason: 'It is our office',
        entity: 'booking',
        entityId: booking,
        madeAt: now,
      })
      .returning();
    const officer = await anOfficer(db);
    expect((await visit(Overrides, db, officer)).text).toContain('phone number It is our office');
    const form = { override: made!.id };
    expect((await visit(Overrides, db, await anOfficer(db, 'dpo'), { form })).status).toBe(404);
    expect((await visit(Overrides, db, officer, { form })).status).toBe(303);
    expect((await visit(Overrides, db, officer, { form })).status).toBe(409);
    expect((await visit(Overrides, db, officer)).text).toContain('Nothing is waiting');
    expect((await visit(Overrides, db, await anOfficer(db, 'prevent_officer'))).status).toBe(404);
  });
});

describe('Today', () => {
  it('shows each role what is theirs, and an auditor that there is nothing yet', async ({ db }) => {
    const soon = await aSession(db, { startsAt: now.add({ hours: 48 }), bookingClosesAt: now });
    const { text } = await visit(Today, db, await anOfficer(db));
    expect(text).toContain('1 session in the next 7 days');
    expect(text).toContain(soon.reference);
    const auditor = await visit(Today, db, await anOfficer(db, 'auditor'));
    expect(auditor.text).toContain('There is nothing here for your role yet');
  });
});
