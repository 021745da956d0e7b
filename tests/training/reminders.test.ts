import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { withdrawRequest } from '#lib/training/requests/end.ts';
import { remindContacts } from '#lib/training/requests/remind-contacts.ts';
import { soonWords } from '#lib/dates.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { aTrainedOrganisation, mailsOf, requester, requestNow } from '../support/training-requests.ts';

const days = (count: number) => ({ hours: Math.round(24 * count) });

async function startOf(db: Db, id: SessionId): Promise<Temporal.Instant> {
  const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, id));
  return row!.startsAt;
}
const reminders = async (db: Db, id: string) =>
  (await mailsOf(db, id)).filter(({ template }) => template === 'request-coming');

describe('whoever asked for a whole-staff session', () => {
  it('is reminded 7 days and 1 day before, once each', async ({ db }) => {
    const { request, session } = await aTrainedOrganisation(db, await anOfficer(db));
    const startsAt = await startOf(db, session);
    const at = (daysBefore: number) => remindContacts(db, startsAt.subtract(days(daysBefore)));
    const counts: number[] = [];
    for (const daysBefore of [7.5, 7, 6.5, 1, 0.5, 0]) counts.push(await at(daysBefore));
    expect(counts).toEqual([0, 1, 0, 1, 0, 0]);
    expect((await reminders(db, request)).map(({ fields, invite }) => [fields, invite])).toEqual([
      [expect.objectContaining({ when: 'tomorrow', organisation: 'Ashmere Community School' }), null],
      [expect.objectContaining({ when: 'in 7 days' }), null],
    ]);
  });

  it('is reminded again when it moves to a later week', async ({ db }) => {
    const { request, session } = await aTrainedOrganisation(db, await anOfficer(db));
    const startsAt = await startOf(db, session);
    expect(await remindContacts(db, startsAt.subtract(days(7)))).toBe(1);
    const [later, until] = [startsAt.add(days(14)), startsAt.add(days(15))];
    await db
      .update(trainingSession)
      .set({ startsAt: later, endsAt: until, changesCloseAt: later })
      .where(eq(trainingSession.id, session));
    expect(await remindContacts(db, startsAt.subtract(days(1)))).toBe(0);
    expect(await remindContacts(db, later.subtract(days(7)))).toBe(1);
    expect(await reminders(db, request)).toHaveLength(2);
  });

  it('is not reminded of what they withdrew', async ({ db }) => {
    const { request, session } = await aTrainedOrganisation(db, await anOfficer(db));
    const { sequence } = await requestNow(db, request);
    await withdrawRequest(db, requester(request), request, { sequence, reason: null }, now);
    expect(await remindContacts(db, (await startOf(db, session)).subtract(days(7)))).toBe(0);
  });
});

describe('a reminder that goes late', () => {
  it('says in how many days the session is, not in how many it should have been', async ({ db }) => {
    const { id, startsAt } = await aSession(db, { startsAt: now.add(days(10)) });
    await bookPlaces(db, anyone, aRequest(id), now);
    expect(await queueReminders(db, startsAt.subtract(days(3)))).toBe(1);
    const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.template, 'reminder'));
    expect(mail?.fields).toMatchObject({ when: 'in 3 days' });
  });

  it('counts days by the calendar: the evening before is tomorrow, the morning of it today', () => {
    const startsAt = Temporal.Instant.from('2026-12-03T10:00:00Z');
    const said = ['2026-12-02T22:00:00Z', '2026-12-03T00:30:00Z', '2026-11-26T10:00:00Z'];
    expect(said.map((at) => soonWords(startsAt, Temporal.Instant.from(at)))).toEqual([
      'tomorrow',
      'today',
      'in 7 days',
    ]);
  });
});
