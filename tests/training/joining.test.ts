import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { sendJoiningInstructions } from '#lib/training/joining/send.ts';
import { editSession } from '#lib/training/sessions/edit.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { detailsOf } from '../support/session-details.ts';

const days = (count: number) => ({ hours: 24 * count });
const instructed = (db: Db) =>
  aSession(db, { joiningInstructions: 'Ask for Dana.\n\nBring a pen.', joiningDueAt: now.add(days(9)) });
const mails = async (db: Db) =>
  (await db.select().from(mailMessage)).map(({ template, toEmail, fields }) => ({
    template,
    toEmail,
    lines: (fields as { joiningLines?: string[] }).joiningLines ?? null,
  }));

describe('joining instructions', () => {
  const people = [{ name: 'Tom Birkett', email: 'tom@school.example' }];

  it('go out once when they are due, to the booker and to each person with an address', async ({ db }) => {
    const session = await instructed(db);
    await bookPlaces(db, anyone, aRequest(session.id, { email: 'amara@school.example', people }), now);
    expect((await mails(db)).every(({ lines }) => lines?.length === 0)).toBe(true);
    await db.delete(mailMessage);
    expect(await sendJoiningInstructions(db, now.add(days(8)))).toBe(0);
    const due = now.add(days(9));
    expect(await sendJoiningInstructions(db, due)).toBe(1);
    expect(await sendJoiningInstructions(db, due)).toBe(0);
    const lines = ['Ask for Dana.', 'Bring a pen.'];
    expect(await mails(db)).toEqual([
      { template: 'joining-instructions', toEmail: 'amara@school.example', lines },
      { template: 'joining-instructions', toEmail: 'tom@school.example', lines },
    ]);
  });

  it('are in the confirmation of whoever books after that, who gets no second mail', async ({ db }) => {
    const session = await instructed(db);
    const due = now.add(days(9));
    await bookPlaces(db, anyone, aRequest(session.id, { people }), due);
    const sent = await mails(db);
    expect(sent.map(({ template, lines }) => [template, lines?.length])).toEqual([
      ['booking-confirmed', 2],
      ['place-confirmed', 2],
    ]);
    expect(await sendJoiningInstructions(db, due)).toBe(0);
  });

  it('that change after they were sent are told, and go out again when the session moves away', async ({
    db,
  }) => {
    const session = await instructed(db);
    await bookPlaces(db, anyone, aRequest(session.id), now);
    const due = now.add(days(9));
    await sendJoiningInstructions(db, due);
    await db.delete(mailMessage);
    const officer = await anOfficer(db);
    const row = async () =>
      (await db.select().from(trainingSession).where(eq(trainingSession.id, session.id)))[0]!;
    const given = { joiningInstructions: 'Ask for Marcus.', joiningDueAt: session.joiningDueAt };
    const changed = await editSession(db, officer, session.id, { ...detailsOf(await row()), ...given }, due);
    expect(changed).toEqual({ ok: true, value: { told: 1 } });
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({ template: 'booking-changed' });
    expect((mail!.fields as { changes: string[] }).changes).toEqual(['The joining instructions are new']);
    const later = days(30);
    const moved = {
      ...detailsOf(await row()),
      startsAt: session.startsAt.add(later),
      endsAt: session.endsAt.add(later),
      joiningDueAt: session.joiningDueAt!.add(later),
    };
    await editSession(db, officer, session.id, moved, due);
    expect(await sendJoiningInstructions(db, due)).toBe(0);
    expect(await sendJoiningInstructions(db, due.add(later))).toBe(1);
  });
});
