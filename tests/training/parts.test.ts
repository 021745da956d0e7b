import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { sessionPart } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { cancelSession } from '#lib/training/sessions/cancel.ts';
import type { SessionDetails } from '#lib/training/sessions/details.ts';
import { editSession } from '#lib/training/sessions/edit.ts';
import { moveBooking } from '#lib/training/bookings/move.ts';
import type { PartDetails } from '#lib/training/parts/write.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { detailsOf } from '../support/session-details.ts';

const at = (text: string) => Temporal.Instant.from(text);
const part = (from: string, hours = 2, id: PartDetails['id'] = null): PartDetails => ({
  id,
  startsAt: at(from),
  endsAt: at(from).add({ hours }),
  siteId: null,
});
const three = [part('2026-12-03T10:00Z'), part('2026-12-10T10:00Z'), part('2026-12-17T10:00Z')];

const spanning = (parts: readonly PartDetails[]) => ({
  startsAt: parts[0]!.startsAt,
  endsAt: parts.at(-1)!.endsAt,
  parts,
});

type Row = typeof trainingSession.$inferSelect;

const rowsOf = (db: Db, id: Row['id']) =>
  db.select().from(sessionPart).where(eq(sessionPart.sessionId, id)).orderBy(asc(sessionPart.position));
const again = async (db: Db, id: Row['id']) =>
  (await db.select().from(trainingSession).where(eq(trainingSession.id, id)))[0]!;

/** Changes the parts of a session; those that are there already keep their ids. */
async function withParts(
  db: Db,
  id: Row['id'],
  parts: readonly PartDetails[],
  more: Partial<SessionDetails> = {},
) {
  const details = { ...detailsOf(await again(db, id)), ...spanning(parts), ...more };
  return editSession(db, await anOfficer(db), id, details, now);
}

async function aThreePartSession(db: Db) {
  const session = await aSession(db, { startsAt: at('2026-12-03T10:00Z') });
  const made = await withParts(db, session.id, three);
  if (!made.ok) throw new Error(made.reason);
  return again(db, session.id);
}

const invites = async (db: Db, email: string) => {
  const rows = await db.select().from(mailMessage).where(eq(mailMessage.toEmail, email));
  type Invite = { uid: string; method: string; sequence: number; startsAt: string };
  return rows.flatMap(({ template, invite }) => {
    const one = invite as Invite | null;
    return one
      ? [{ template, method: one.method, sequence: one.sequence, uid: one.uid, startsAt: one.startsAt }]
      : [];
  });
};
const booked = async (db: Db, id: Row['id'], email: string) => {
  const made = await bookPlaces(db, anyone, aRequest(id, { email }), now);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
};

describe('a session in three parts', () => {
  const email = 'amara@school.example';

  it('puts each part into the diary with a mail of its own, the first with the confirmation', async ({
    db,
  }) => {
    const session = await aThreePartSession(db);
    const id = await booked(db, session.id, email);
    const [, second, third] = await rowsOf(db, session.id);
    expect(await invites(db, email)).toEqual([
      {
        template: 'booking-confirmed',
        method: 'REQUEST',
        sequence: 0,
        uid: `booking-${id}@concord`,
        startsAt: '2026-12-03T10:00:00Z',
      },
      {
        template: 'part-invite',
        method: 'REQUEST',
        sequence: 0,
        uid: `booking-${id}-part-${second!.id}@concord`,
        startsAt: '2026-12-10T10:00:00Z',
      },
      {
        template: 'part-invite',
        method: 'REQUEST',
        sequence: 0,
        uid: `booking-${id}-part-${third!.id}@concord`,
        startsAt: '2026-12-17T10:00:00Z',
      },
    ]);
  });

  it('moves only the part that moved, under the name it had, with a higher number', async ({ db }) => {
    const session = await aThreePartSession(db);
    const id = await booked(db, session.id, email);
    await db.delete(mailMessage);
    const rows = await rowsOf(db, session.id);
    const moved: PartDetails[] = three.map((one, index) => ({ ...one, id: rows[index]!.id }));
    moved[1] = { ...part('2026-12-11T14:30Z', 2, rows[1]!.id), id: rows[1]!.id };
    expect(await withParts(db, session.id, moved)).toEqual({ ok: true, value: { told: 1 } });
    const uid = `booking-${id}-part-${rows[1]!.id}@concord`;
    expect(await invites(db, email)).toEqual([
      { template: 'booking-changed', method: 'REQUEST', sequence: 1, uid, startsAt: '2026-12-11T14:30:00Z' },
    ]);
    const [mail] = await db.select().from(mailMessage);
    expect((mail!.fields as { changes: string[] }).changes).toEqual([
      'Part 2 is now Friday 11 December 2026, 2:30pm to 4:30pm; it was Thursday 10 December 2026, 10am to 12 noon',
    ]);
  });

  it('takes a part that is given up out of the diary, and brings one that is added', async ({ db }) => {
    const session = await aThreePartSession(db);
    await booked(db, session.id, email);
    await db.delete(mailMessage);
    const rows = await rowsOf(db, session.id);
    const kept = three.map((one, index) => ({ ...one, id: rows[index]!.id })).slice(0, 2);
    await withParts(db, session.id, kept);
    expect(await invites(db, email)).toMatchObject([
      { template: 'booking-changed', method: 'CANCEL', startsAt: '2026-12-17T10:00:00Z', sequence: 1 },
    ]);
    await db.delete(mailMessage);
    await withParts(db, session.id, [...kept, part('2027-01-14T10:00Z')]);
    expect(await invites(db, email)).toMatchObject([
      { template: 'booking-changed', method: 'REQUEST', startsAt: '2027-01-14T10:00:00Z', sequence: 2 },
    ]);
  });

  it('is taken out of the diary whole when it is cancelled', async ({ db }) => {
    const session = await aThreePartSession(db);
    await booked(db, session.id, email);
    await db.delete(mailMessage);
    await cancelSession(db, await anOfficer(db), session.id, { reason: 'No trainer.' }, now);
    const sent = await invites(db, email);
    expect(sent.map(({ template, method }) => [template, method])).toEqual([
      ['session-cancelled', 'CANCEL'],
      ['part-cancelled', 'CANCEL'],
      ['part-cancelled', 'CANCEL'],
    ]);
  });

  it('leaves no part behind in the diary of a booking that moves to a date held in one go', async ({
    db,
  }) => {
    const session = await aThreePartSession(db);
    const id = await booked(db, session.id, email);
    const other = await aSession(db, { startsAt: at('2027-02-04T10:00Z') });
    await db.delete(mailMessage);
    expect(await moveBooking(db, anyone, id, other.id, now)).toMatchObject({ ok: true });
    const sent = await invites(db, email);
    expect(sent.map(({ template, method, startsAt }) => [template, method, startsAt])).toEqual([
      ['booking-changed', 'REQUEST', '2027-02-04T10:00:00Z'],
      ['part-cancelled', 'CANCEL', '2026-12-10T10:00:00Z'],
      ['part-cancelled', 'CANCEL', '2026-12-17T10:00:00Z'],
    ]);
  });

  it('becomes a session held in one go when only one part is left', async ({ db }) => {
    const session = await aThreePartSession(db);
    await booked(db, session.id, email);
    await db.delete(mailMessage);
    await withParts(db, session.id, three.slice(0, 1));
    expect(await rowsOf(db, session.id)).toEqual([]);
    const methods = (await invites(db, email)).map(({ method }) => method);
    expect(methods).toEqual(['REQUEST', 'CANCEL', 'CANCEL']);
  });

  it('may have its parts put in another order, since the database looks when all is written', async ({
    db,
  }) => {
    const session = await aThreePartSession(db);
    const rows = await rowsOf(db, session.id);
    const swapped = [
      { ...three[0]!, id: rows[2]!.id },
      { ...three[1]!, id: rows[0]!.id },
      { ...three[2]!, id: rows[1]!.id },
    ];
    expect(await withParts(db, session.id, swapped)).toMatchObject({ ok: true });
    expect((await rowsOf(db, session.id)).map(({ id }) => id)).toEqual([
      rows[2]!.id,
      rows[0]!.id,
      rows[1]!.id,
    ]);
  });

  it('refuses a part that is moved into the past', async ({ db }) => {
    const session = await aThreePartSession(db);
    const late = [part('2026-11-20T10:00Z'), ...three.slice(1)];
    expect(await withParts(db, session.id, late)).toEqual({ ok: false, reason: 'starts in the past' });
  });
});

describe('two officers who change one session', () => {
  it('do not overwrite each other: the later is told', async ({ db }) => {
    const session = await aSession(db);
    const officer = await anOfficer(db);
    const details = { ...detailsOf(session), sequence: session.sequence };
    expect(await editSession(db, officer, session.id, { ...details, capacity: 30 }, now)).toMatchObject({
      ok: true,
    });
    const second = await editSession(db, officer, session.id, { ...details, capacity: 12 }, now);
    expect(second).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect((await again(db, session.id)).capacity).toBe(30);
  });
});
