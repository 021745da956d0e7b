import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { Officer } from '#lib/actor.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import BreakGlass from '../../../src/pages/staff/admin/restricted/[id]/break-glass.astro';
import Restriction from '../../../src/pages/staff/admin/restricted/[id]/index.astro';
import Restricted from '../../../src/pages/staff/admin/restricted/index.astro';
import { GET as html } from '../../../src/pages/staff/outbox/[id]/html.ts';
import Message from '../../../src/pages/staff/outbox/[id]/index.astro';
import Outbox from '../../../src/pages/staff/outbox/index.astro';
import Booking from '../../../src/pages/staff/training/sessions/[id]/bookings/[booking]/index.astro';
import Edit from '../../../src/pages/staff/training/sessions/[id]/edit.astro';
import Session from '../../../src/pages/staff/training/sessions/[id]/index.astro';
import Restrict from '../../../src/pages/staff/training/sessions/[id]/restrict.astro';
import WaitingList from '../../../src/pages/staff/training/sessions/[id]/waiting-list.astro';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor, visit } from './visit.ts';

async function aWorld(db: Db) {
  const session = await aSession(db, { capacity: 1 });
  const booked = await bookPlaces(db, anyone, aRequest(session.id, { accessNeed: 'A ramp' }), now);
  const waits = await joinWaitingList(db, anyone, aRequest(session.id), now);
  if (!booked.ok || !waits.ok) throw new Error('not booked');
  const [keeper, other] = [await anOfficer(db), await anOfficer(db)];
  const named = await anOfficer(db, 'prevent_officer');
  const dpo = await anOfficer(db, 'dpo');
  const form = { reason: 'Names of prison staff', people: [named.id, dpo.id] };
  const answer = await visit(Restrict, db, keeper, { params: { id: session.id }, form });
  const id = answer.location!.split('/').at(-1)!;
  const [mail] = await db.select().from(mailMessage);
  const booking = booked.value.id;
  return { session, booking, mail: mail!.id, keeper, other, named, dpo, id };
}

/** A fresh proof of who they are, as the sign-in again page leaves it. */
const proven = (db: Db, officer: Officer) => ({
  ...localsFor(db, officer),
  signIn: {
    officer,
    session: { provenAt: now, reference: crypto.randomUUID() },
    cookie: null,
  } as unknown as App.Locals['signIn'],
});

describe('the bookings of a restricted session', () => {
  it('are marked OFFICIAL-SENSITIVE on each of its pages, at the top and at the foot', async ({ db }) => {
    const { session, booking, keeper } = await aWorld(db);
    const plain = await aSession(db);
    for (const page of [Session, Booking, WaitingList, Edit]) {
      const { html: shown } = await visit(page, db, keeper, { params: { id: session.id, booking } });
      expect(shown.match(/class="marking">OFFICIAL-SENSITIVE</g)).toHaveLength(2);
    }
    const { html: other } = await visit(Session, db, keeper, { params: { id: plain.id } });
    expect(other.match(/class="marking">OFFICIAL</g)).toHaveLength(2);
  });

  it('open for those named, and only those', async ({ db }) => {
    const { session, booking, keeper, named, other } = await aWorld(db);
    const params = { id: session.id, booking };
    for (const officer of [keeper, named]) {
      expect((await visit(Session, db, officer, { params })).text).toContain('Amara Nwosu');
      expect((await visit(Booking, db, officer, { params })).status).toBe(200);
      expect((await visit(WaitingList, db, officer, { params })).status).toBe(200);
    }
    const seen = await visit(Session, db, other, { params });
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('They are kept to 2 people, and you are not named.');
    for (const word of ['Amara Nwosu', 'Ashmere', 'A ramp']) expect(seen.html).not.toContain(word);
    expect((await visit(Booking, db, other, { params })).status).toBe(404);
    expect((await visit(WaitingList, db, other, { params })).status).toBe(404);
  });

  it('take the emails about them out of the outbox of everybody else', async ({ db }) => {
    const { mail, named, other } = await aWorld(db);
    const params = { id: mail };
    expect((await visit(Outbox, db, named)).text).toContain('Booking confirmed');
    expect((await visit(Message, db, named, { params })).status).toBe(200);
    expect((await visit(Outbox, db, other)).text).toContain('No emails yet');
    expect((await visit(Message, db, other, { params })).status).toBe(404);
    const context = { locals: localsFor(db, other), params } as unknown as Parameters<typeof html>[0];
    expect((await html(context)).status).toBe(404);
  });

  it('are kept only to people who could see them anyway', async ({ db }) => {
    const { id, keeper } = await aWorld(db);
    const { text } = await visit(Restriction, db, keeper, { params: { id } });
    expect(text).toContain('Names of prison staff');
    expect(text).toContain('Take off Dana Whitlock');
    expect((await visit(Restricted, db, keeper)).text).toMatch(/Bedfordshire .* Dana Whitlock 2 Nothing/);
  });

  it('are restricted by a supervisor, not by an officer', async ({ db }) => {
    const { id } = await aSession(db);
    const officer = await anOfficer(db, 'prevent_officer');
    const form = { reason: 'Names of prison staff' };
    expect((await visit(Restrict, db, officer, { params: { id }, form })).status).toBe(404);
  });
});

describe('opening them for an hour', () => {
  const form = { reason: 'The prison asked tonight who is coming' };

  it('asks who you are again, then opens, says how long, and is reviewed', async ({ db }) => {
    const { id, session, other, dpo } = await aWorld(db);
    const params = { id };
    const path = `/staff/admin/restricted/${id}/break-glass`;
    const asked = await visit(BreakGlass, db, other, { path, params, form });
    expect(asked.location).toBe(`/sign-in/again?next=${encodeURIComponent(path)}`);
    const done = await openPage(BreakGlass, { params, form, locals: proven(db, other) });
    expect(done.location).toBe(`/staff/training/sessions/${session.id}`);
    const open = await visit(Session, db, other, { params: { id: session.id } });
    expect(open.text).toContain('60 minutes are left: it closes at 11am');
    expect(open.text).toContain('Amara Nwosu');
    const toReview = await visit(Restriction, db, dpo, { params });
    expect(toReview.text).toContain(form.reason);
    const glass = /name="glass" value="([^"]+)"/.exec(toReview.html)![1]!;
    const ask = await visit(Restriction, db, dpo, { params, form: { do: 'ask', glass } });
    expect([ask.status, ask.text]).toEqual([422, expect.stringContaining('Enter what you ask')]);
    const right = await visit(Restriction, db, dpo, { params, form: { do: 'looks_right', glass } });
    expect(right.status).toBe(303);
    expect((await visit(Restriction, db, dpo, { params })).text).toContain('Looks right');
  });

  it('wants a reason of ten characters', async ({ db }) => {
    const { id, other } = await aWorld(db);
    const answer = await openPage(BreakGlass, {
      params: { id },
      form: { reason: 'because' },
      locals: proven(db, other),
    });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('10 characters or more')]);
  });

  it('cannot be done for oneself by naming oneself', async ({ db }) => {
    const { id, other, session } = await aWorld(db);
    for (const sent of [
      { do: 'name', person: other.id },
      { do: 'lift', reason: 'No need' },
    ]) {
      const { status } = await visit(Restriction, db, other, { params: { id }, form: sent });
      expect(status).toBe(409);
    }
    const { text } = await visit(Session, db, other, { params: { id: session.id } });
    expect(text).not.toContain('Amara Nwosu');
  });
});
