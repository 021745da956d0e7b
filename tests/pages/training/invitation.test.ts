import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { isInvited, newInvitationCode, plainCode } from '#lib/training/sessions/invitation.ts';
import { listSessions } from '#lib/training/sessions/list.ts';
import { renewCode } from '#lib/training/sessions/renew-code.ts';
import Book from '../../../src/pages/training/sessions/[reference]/book.astro';
import Session from '../../../src/pages/training/sessions/[reference]/index.astro';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now, secret } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';

const code = 'K7QM2X9D';
const aClosedSession = (db: Db) => aSession(db, { kind: 'invitation', invitationCode: code });
const environment = { publicUrl: new URL('http://localhost:4321'), secret } as App.Locals['environment'];
const locals = (db: Db, allowed = true): Partial<App.Locals> => ({
  db,
  now,
  environment,
  requestId: 'test',
  clientAddress: '192.0.2.1',
  limits: { allow: () => Promise.resolve(allowed ? { ok: true } : { ok: false, retryAfterSeconds: 60 }) },
});

describe('a session by invitation', () => {
  it('is in no list, and shows nothing but a question for its code', async ({ db }) => {
    const { reference } = await aClosedSession(db);
    expect((await listSessions(db, {}, {}, now)).rows).toEqual([]);
    const asked = await openPage(Session, { params: { reference }, locals: locals(db) });
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('This session is by invitation');
    expect(asked.text).not.toContain('Two Prevent officers');
    const booking = await openPage(Book, { params: { reference }, locals: locals(db) });
    expect([booking.status, booking.location]).toEqual([303, `/training/sessions/${reference}`]);
  });

  it('opens by its code, typed in a form or written into a link, however it is spaced', async ({ db }) => {
    const { reference } = await aClosedSession(db);
    const params = { reference };
    const form = { code: 'k7qm 2x9d' };
    const typed = await openPage(Session, { params, locals: locals(db), form });
    expect([typed.status, typed.location]).toEqual([303, `/training/sessions/${reference}?code=${code}`]);
    const path = `/training/sessions/${reference}?code=${code}`;
    const shown = await openPage(Session, { path, params, locals: locals(db) });
    expect(shown.text).toContain('Two Prevent officers');
    expect(shown.html).toContain(`/book?code=${code}`);
    expect((await openPage(Book, { path: `/x?code=${code}`, params, locals: locals(db) })).status).toBe(200);
  });

  it('counts codes that are wrong, and says so when there were too many', async ({ db }) => {
    const { reference } = await aClosedSession(db);
    const asked = { params: { reference }, form: { code: 'AAAAAAAA' } };
    const wrong = await openPage(Session, { ...asked, locals: locals(db) });
    expect([wrong.status, wrong.text.includes('That is not the code')]).toEqual([422, true]);
    expect((await openPage(Session, { ...asked, locals: locals(db, false) })).status).toBe(429);
  });

  it('cannot be booked without its code, by whatever way the form is sent', async ({ db }) => {
    const session = await aClosedSession(db);
    const request = aRequest(session.id);
    expect(await bookPlaces(db, anyone, request, now)).toEqual({ ok: false, reason: 'no such session' });
    expect(await bookPlaces(db, anyone, { ...request, code }, now)).toMatchObject({ ok: true });
    expect(await db.$count(booking)).toBe(1);
  });

  it('gets a new code, after which the old one opens nothing', async ({ db }) => {
    const session = await aClosedSession(db);
    const officer = await anOfficer(db);
    expect(await renewCode(db, officer, session.id, now)).toMatchObject({ ok: true });
    const [after] = await db.select().from(trainingSession).where(eq(trainingSession.id, session.id));
    expect(isInvited(after!, code)).toBe(false);
    expect(isInvited(after!, after!.invitationCode)).toBe(true);
    const open = await aSession(db);
    expect(await renewCode(db, officer, open.id, now)).toEqual({ ok: false, reason: 'not by invitation' });
  });
});

describe('a code', () => {
  it('is what it was however like signs were taken for each other', () => {
    for (let count = 0; count < 200; count += 1) {
      const made = newInvitationCode();
      expect(plainCode(made)).toBe(made);
      expect(
        plainCode(
          ` ${made.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').slice(0, 4)}-${made.slice(4)}`,
        ),
      ).toBe(made);
    }
  });
});
