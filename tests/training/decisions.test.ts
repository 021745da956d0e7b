import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { confirmSession } from '#lib/training/decisions/confirm.ts';
import { countDecisions, listDecisions } from '#lib/training/decisions/list.ts';
import { tentativeWords } from '#lib/training/decisions/tentative.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const tentative = (db: Db, decideIn: number, minimum = 8) =>
  aSession(db, { minimum, decideAt: now.add(days(decideIn)) });

describe('a tentative session', () => {
  it('says openly what it needs, until it is decided', async ({ db }) => {
    const session = await tentative(db, 3);
    expect(tentativeWords(session)).toBe('Goes ahead if 8 places are booked by 24 November 2026');
    await bookPlaces(db, anyone, aRequest(session.id), now);
    const [mail] = await db.select().from(mailMessage);
    expect((mail!.fields as { tentativeWords: string }).tentativeWords).toBe(tentativeWords(session));
    await confirmSession(db, await anOfficer(db), session.id, now);
    const [after] = await db.select().from(trainingSession).where(eq(trainingSession.id, session.id));
    expect(tentativeWords(after!)).toBeNull();
  });

  it('is confirmed once, by a name and at a moment, and whoever booked is told once', async ({ db }) => {
    const session = await tentative(db, 3, 1);
    await bookPlaces(db, anyone, aRequest(session.id, { places: 10, email: 'books@school.example' }), now);
    await bookPlaces(db, anyone, aRequest(session.id, { places: 10 }), now);
    await joinWaitingList(
      db,
      anyone,
      aRequest(session.id, { places: 5, email: 'waits@school.example' }),
      now,
    );
    await db.delete(mailMessage);
    const officer = await anOfficer(db);
    expect(await confirmSession(db, officer, session.id, now)).toEqual({ ok: true, value: { told: 2 } });
    expect(await confirmSession(db, officer, session.id, now)).toEqual({ ok: true, value: { told: 0 } });
    const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, session.id));
    expect(row).toMatchObject({ confirmedAt: now, confirmedBy: officer.id });
    const mails = await db.select().from(mailMessage);
    expect(mails.map(({ template }) => template)).toEqual(['session-confirmed', 'session-confirmed']);
    expect(mails.some(({ toEmail }) => toEmail === 'waits@school.example')).toBe(false);
  });

  it('stands in the list, the soonest to decide first, until somebody decides', async ({ db }) => {
    const [later, today, decided] = [await tentative(db, 4), await tentative(db, 0), await tentative(db, 2)];
    await aSession(db);
    const officer = await anOfficer(db);
    await confirmSession(db, officer, decided.id, now);
    const areas = await areasFor(db, officer, 'manageSessions');
    const list = await listDecisions(db, areas, now);
    expect(list.map(({ session }) => session.id)).toEqual([today.id, later.id]);
    expect(await countDecisions(db, areas, now, now)).toBe(1);
    expect(await listDecisions(db, [], now)).toEqual([]);
  });

  it('cannot be confirmed when it is cancelled, over, or was never tentative', async ({ db }) => {
    const officer = await anOfficer(db);
    const cancelled = await aSession(db, {
      ...{ minimum: 2, decideAt: now },
      ...{ cancelledAt: now, cancelReason: 'No trainer.' },
    });
    const past = now.subtract(days(2));
    const over = await aSession(db, { minimum: 2, decideAt: past, startsAt: past });
    const plain = await aSession(db);
    expect(await confirmSession(db, officer, cancelled.id, now)).toEqual({ ok: false, reason: 'cancelled' });
    expect(await confirmSession(db, officer, over.id, now)).toEqual({ ok: false, reason: 'over' });
    expect(await confirmSession(db, officer, plain.id, now)).toEqual({ ok: false, reason: 'not tentative' });
  });
});
