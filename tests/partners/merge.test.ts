import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { booking, type BookingId } from '#db/schema/bookings.ts';
import { preventLead, referralRouteCheck } from '#db/schema/duty.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { partnerMembership } from '#db/schema/partners.ts';
import { sessionCoDeliverer } from '#db/schema/session-parts.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { countLinked } from '#lib/merge/links.ts';
import { membershipIn } from '#lib/partners/memberships/mine.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { linksOf } from '../../src/merge-links.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { mergeInto } from '../support/merging.ts';
import { aMembership, anInstitution, aPartner } from '../support/partner-makers.ts';

const merge = mergeInto;
const countOf = (db: Db, id: InstitutionId) => countLinked(db, linksOf('institution'), id);

async function aPair(db: Db) {
  const [from, into] = [await anInstitution(db, { urn: '987654' }), await anInstitution(db)];
  return { from, into, both: { from: from.id, into: into.id }, officer: await anOfficer(db) };
}

async function book(db: Db, session: SessionId, institutionId: InstitutionId): Promise<BookingId> {
  const request = aRequest(session, { places: 2 });
  request.organisation.institutionId = institutionId;
  const made = await bookPlaces(db, anyone, request, now);
  // On a busy machine a lock is waited for in vain, and the form is sent again.
  if (!made.ok && made.reason === 'busy') return book(db, session, institutionId);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

describe('two records of one institution that are merged', () => {
  it('leave an open booking as it is but for whose it is: name, places and version stay', async ({ db }) => {
    const { from, into, both, officer } = await aPair(db);
    const id = await book(db, (await aSession(db)).id, from.id);
    const [before] = await db.select().from(booking).where(eq(booking.id, id));
    expect(await merge(db, officer, both)).toBeNull();
    const [after] = await db.select().from(booking).where(eq(booking.id, id));
    expect(after).toEqual({ ...before, institutionId: into.id });
  });

  it('move what a preview counted, and nothing is left behind', async ({ db }) => {
    const { from, into, both, officer } = await aPair(db);
    const session = await aSession(db);
    await book(db, session.id, from.id);
    await aMembership(db, from);
    await db.insert(sessionCoDeliverer).values([
      { sessionId: session.id, institutionId: from.id },
      { sessionId: session.id, institutionId: into.id },
    ]);
    const moves = (await countOf(db, from.id)).map(({ words: [one], count }) => `${count} ${one}`);
    expect(moves.sort()).toEqual([
      '1 booking',
      '1 person who sees its page, or asks to',
      '1 session that it teaches with us',
    ]);
    await merge(db, officer, both);
    expect(await countOf(db, from.id)).toEqual([]);
    // With what the merge itself leaves: the other name, and the record that was merged.
    expect((await countOf(db, into.id)).reduce((sum, { count }) => sum + count, 0)).toBe(3 + 2);
  });

  it('keep one Prevent lead, that of the record which stays, and every check of the route', async ({
    db,
  }) => {
    const { both, officer } = await aPair(db);
    const namedOn = Temporal.PlainDate.from('2026-01-05');
    for (const institutionId of [both.from, both.into]) {
      const lead = { institutionId, role: 'DSL', mailbox: `${institutionId}@school.example` };
      await db.insert(preventLead).values({ ...lead, namedOn, confirmedOn: namedOn, namedBy: officer.id });
      const check = { institutionId, answer: 'confirmed', checkedOn: namedOn, recordedAt: now } as const;
      await db.insert(referralRouteCheck).values({ ...check, checkedBy: officer.id });
    }
    await merge(db, officer, both);
    const leads = await db.select().from(preventLead).where(eq(preventLead.institutionId, both.into));
    expect(leads).toHaveLength(2);
    expect(leads.filter(({ endedAt }) => !endedAt).map(({ mailbox }) => mailbox)).toEqual([
      `${both.into}@school.example`,
    ]);
    expect(await db.$count(referralRouteCheck, eq(referralRouteCheck.institutionId, both.into))).toBe(2);
  });

  it('keep one membership of somebody who was in both, with the more that either gave', async ({ db }) => {
    const { from, into, both, officer } = await aPair(db);
    const who = await aPartner(db);
    await aMembership(db, from, { partner: who, role: 'training_lead' });
    await aMembership(db, into, { partner: who, role: 'colleague', grantedAt: null });
    await merge(db, officer, both);
    expect(await membershipIn(db, who.id, into.id)).toMatchObject({ role: 'training_lead', grantedAt: now });
    const rows = await db.select().from(partnerMembership).where(eq(partnerMembership.partnerId, who.id));
    expect(rows.map(({ endedAs }) => endedAs).sort()).toEqual(['merged', null]);
  });

  it('are found as one: the old label, name and URN lead to the record that stays', async ({ db }) => {
    const { from, into, both, officer } = await aPair(db);
    await merge(db, officer, both);
    for (const typed of [from.name, `${from.name} (URN 987654)`])
      expect((await findByLabel(db, typed))?.id).toBe(into.id);
    expect((await suggestInstitutions(db, from.name)).map(({ id }) => id)).not.toContain(from.id);
    expect((await suggestInstitutions(db, '987654')).map(({ id }) => id)).toEqual([into.id]);
  });

  it('take along what was merged into the first before, so that nobody follows a chain', async ({ db }) => {
    const { from, into, both, officer } = await aPair(db);
    const third = await anInstitution(db);
    await merge(db, officer, both);
    await merge(db, officer, { from: into.id, into: third.id });
    const [row] = await db.select().from(institution).where(eq(institution.id, from.id));
    expect(row!.mergedIntoId).toBe(third.id);
  });

  it('are not merged again, nor a record into itself', async ({ db }) => {
    const { both, officer } = await aPair(db);
    expect(await merge(db, officer, { from: both.from, into: both.from })).toBe('same record');
    await merge(db, officer, both);
    expect(await merge(db, officer, both)).toBe('merged already');
    expect(await merge(db, officer, { from: both.into, into: both.from })).toBe('merged already');
  });

  it('are in the access log as brought together', async ({ db }) => {
    const { both, officer } = await aPair(db);
    await merge(db, officer, both);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.operation, 'combine'));
    expect(entry).toMatchObject({ entity: 'institution', entityIds: [both.from, both.into] });
  });
});

describe('a booking form that was open while its institution was merged', () => {
  it('books for the record that stays', async ({ db }) => {
    const { from, into, both, officer } = await aPair(db);
    const session = await aSession(db);
    await merge(db, officer, both);
    const id = await book(db, session.id, from.id);
    const [row] = await db.select().from(booking).where(eq(booking.id, id));
    expect(row!.institutionId).toBe(into.id);
  });

  it('books for it too when twenty are sent while the merge is under way', async ({ aConnection }) => {
    const { db } = aConnection();
    const { from, into, both, officer } = await aPair(db);
    const session = await aSession(db, { capacity: 60 });
    const senders = Array.from({ length: 4 }, () => aConnection().db);
    const sent = Array.from({ length: 20 }, (_, index) => book(senders[index % 4]!, session.id, from.id));
    const outcome = await merge(db, officer, both);
    await Promise.all(sent);
    expect(outcome).toBeNull();
    expect(await db.$count(booking, eq(booking.institutionId, from.id))).toBe(0);
    expect(await db.$count(booking, eq(booking.institutionId, into.id))).toBe(20);
  });
});
