import { and, eq, isNull, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { contactNotice, contactWish } from '#db/schema/contact-notices.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { mergeStep, recordMerge } from '#db/schema/duplicates.ts';
import { institutionAlias, institutionOwner, relationship } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { contactOfKey, findContact, placeOfContact } from '#lib/institutions/contacts/find.ts';
import { suppress, whySuppressed } from '#lib/institutions/contacts/suppression.ts';
import { strictest } from '#lib/institutions/merges/strictest.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { purges } from '../../../src/purges.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution, today } from '../../support/duty.ts';
import { aLoggedVisit } from '../../support/engagement-makers.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { mergedContacts, mergedInto, mergeInto, undone } from '../../support/merging.ts';

const days = (count: number) => ({ hours: 24 * count });
const rowOf = async (db: Db, id: string) =>
  (
    await db
      .select()
      .from(contact)
      .where(eq(contact.id, id as never))
  )[0]!;

describe('whether somebody may be contacted', () => {
  it('is decided by the stricter of two records, and by the longer of two pauses', () => {
    const day = (text: string | null) => text && Temporal.PlainDate.from(text);
    const terms = (state: 'open' | 'paused' | 'declined', until: string | null = null) => ({
      state,
      pausedUntil: day(until) as Temporal.PlainDate | null,
    });
    expect(strictest(terms('declined'), terms('paused'), today)).toBe('from');
    expect(strictest(terms('open'), terms('paused'), today)).toBe('into');
    expect(strictest(terms('paused', '2027-02-01'), terms('paused', '2027-01-01'), today)).toBe('from');
    expect(strictest(terms('paused', '2027-02-01'), terms('paused'), today)).toBe('into');
    // A pause that is over holds no more.
    expect(strictest(terms('paused', '2026-01-01'), terms('paused', '2027-01-01'), today)).toBe('into');
  });

  it('stays declined when a record of theirs that is open is merged, whatever is chosen, by both addresses', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const from = await aContact(db, officer, { state: 'declined', stateAt: now });
    await suppress(db, secret, from, 'declined', now);
    const into = await aContact(db, officer);
    const id = await mergedContacts(db, officer, { from: from.id, into: into.id }, ['name']);
    expect(await rowOf(db, into.id)).toMatchObject({ state: 'declined', email: into.email });
    for (const one of [from, into])
      expect(await whySuppressed(db, secret, { email: one.email, phone: null })).toBe('declined');
    await undone(db, officer, { id, kind: 'contact', intoId: into.id });
    expect(await rowOf(db, into.id)).toMatchObject({ state: 'open' });
    expect(await whySuppressed(db, secret, { email: into.email, phone: null })).toBeNull();
    expect(await whySuppressed(db, secret, { email: from.email, phone: null })).toBe('declined');
  });

  it('holds for both when they declined after the merge and it is undone', async ({ db }) => {
    const officer = await anOfficer(db);
    const [from, into] = [await aContact(db, officer), await aContact(db, officer)];
    const id = await mergedContacts(db, officer, { from: from.id, into: into.id });
    const later = now.add({ minutes: 5 });
    await db.update(contact).set({ state: 'declined', stateAt: later }).where(eq(contact.id, into.id));
    await undone(db, officer, { id, kind: 'contact', intoId: into.id });
    for (const one of [from, into]) expect(await rowOf(db, one.id)).toMatchObject({ state: 'declined' });
    expect(await whySuppressed(db, secret, { email: from.email, phone: null })).toBe('declined');
  });
});

describe('two contacts that are merged', () => {
  it('keep the notices and wishes of both, one main role, and get no longer to be told', async ({ db }) => {
    const officer = await anOfficer(db);
    const from = await aContact(db, officer, { addedAt: now.subtract(days(20)) });
    const into = await aContact(db, officer);
    await db.insert(contactNotice).values({ contactId: from.id, way: 'letter', givenAt: now });
    await db.insert(contactWish).values({ contactId: into.id, kind: 'pause', askedAt: now, doneAt: now });
    await mergedContacts(db, officer, { from: from.id, into: into.id });
    const found = (await findContact(db, officer, into.id, now))!;
    expect([found.notices.length, found.wishes.length]).toEqual([1, 1]);
    expect(found.contact.addedAt).toEqual(now.subtract(days(20)));
    const main = and(eq(roleHolding.contactId, into.id), eq(roleHolding.isMain, true));
    expect(await db.$count(roleHolding, main)).toBe(1);
    expect(found.roles).toHaveLength(2);
  });

  it('have one role where both had the same, and are opened by the private link of either', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const institutionId = await anInstitution(db);
    const from = await aContact(db, officer, { institutionId });
    const into = await aContact(db, officer, { institutionId, title: 'head of year 9' });
    await mergedContacts(db, officer, { from: from.id, into: into.id }, ['mainRole']);
    expect(await db.$count(roleHolding, eq(roleHolding.contactId, into.id))).toBe(1);
    for (const { key } of [from, into]) expect(await contactOfKey(db, key)).toBe(into.id);
  });

  it('leave after 30 days an empty record that still leads on, and nothing to undo by', async ({ db }) => {
    const officer = await anOfficer(db);
    const renewedAt = now.add(days(40));
    const [from, into] = [await aContact(db, officer), await aContact(db, officer, { renewedAt })];
    const id = await mergedContacts(db, officer, { from: from.id, into: into.id });
    await runPurges(db, purges, now.add(days(29)));
    expect(await rowOf(db, from.id)).toMatchObject({ name: from.name });
    expect(await runPurges(db, purges, now.add(days(31)))).toMatchObject({ record_merge: 1 });
    expect(await rowOf(db, from.id)).toMatchObject({ name: '', email: null, mergedIntoId: into.id });
    expect(await contactOfKey(db, from.key)).toBe(into.id);
    expect(await placeOfContact(db, from.id)).toMatchObject({ mergedIntoId: into.id });
    expect(await db.$count(mergeStep, eq(mergeStep.mergeId, id))).toBe(0);
    const again = await undone(db, officer, { id, kind: 'contact', intoId: into.id }, now.add(days(31)));
    expect(again).toEqual({ ok: false, reason: 'no such merge' });
  });
});

describe('two institutions that are merged', () => {
  it('take what was chosen, keep the other name and both languages, and one owner', async ({ db }) => {
    const [officer, other] = [await anOfficer(db), await anOfficer(db)];
    const from = await anInstitution(db, { name: 'Ashmere Sch', languages: ['Urdu'], urn: '912345' });
    const into = await anInstitution(db, { languages: ['English'], urn: '912346' });
    for (const [institutionId, who] of [
      [from, other],
      [into, officer],
    ] as const)
      await db
        .insert(institutionOwner)
        .values({ institutionId, officerId: who.id, part: 'owner', namedAt: now, namedBy: officer.id });
    await mergedInto(db, officer, { from, into }, ['urn', 'owner']);
    const [row] = await db.select().from(institution).where(eq(institution.id, into));
    expect(row).toMatchObject({
      urn: '912345',
      languages: ['English', 'Urdu'],
      name: 'Ashmere Community School',
    });
    const names = await db.select().from(institutionAlias).where(eq(institutionAlias.institutionId, into));
    expect(names.map(({ name }) => name)).toEqual(['Ashmere Sch']);
    const lasting = and(eq(institutionOwner.institutionId, into), isNull(institutionOwner.endedAt));
    expect(
      (await db.select().from(institutionOwner).where(lasting)).map(({ officerId }) => officerId),
    ).toEqual([other.id]);
  });

  it('have nothing to do with themselves afterwards, and are refused where a circle would close', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [one, two, three] = [await anInstitution(db), await anInstitution(db), await anInstitution(db)];
    const belongs = (institutionId: InstitutionId, otherInstitutionId: InstitutionId) => ({
      ...{
        institutionId,
        otherInstitutionId,
        kind: 'parent' as const,
        recordedAt: now,
        recordedBy: officer.id,
      },
    });
    await db.insert(relationship).values([belongs(one, two), belongs(two, three)]);
    expect(await mergeInto(db, officer, { from: three, into: one })).toBe('closes a circle');
    expect(await db.$count(recordMerge)).toBe(0);
    expect(await mergeInto(db, officer, { from: two, into: one })).toBeNull();
    const left = await db.select().from(relationship);
    expect(left).toEqual([expect.objectContaining({ institutionId: one, otherInstitutionId: three })]);
  });

  it('are merged once when two people do it at the same moment', async ({ aConnection }) => {
    const { db } = aConnection();
    const officer = await anOfficer(db);
    const [from, into] = [await anInstitution(db), await anInstitution(db)];
    const outcomes = await Promise.all([
      mergeInto(aConnection().db, officer, { from, into }),
      mergeInto(aConnection().db, officer, { from: into, into: from }),
    ]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(['merged already', 'busy']).toContain(outcomes.find((outcome) => outcome !== null));
    expect(await db.$count(recordMerge)).toBe(1);
  });
});

describe('undoing a merge', () => {
  it('leaves what came since with the record that stayed, and what somebody changed since as they made it', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const from = await anInstitution(db, {
      name: 'Ashmere Sch',
      telephone: '01632 960 123',
      postcode: 'MK40 1AA',
    });
    const into = await anInstitution(db);
    await aLoggedVisit(db, officer, { institutionId: from });
    const id = await mergedInto(db, officer, { from, into }, ['telephone', 'postcode']);
    const later = await aLoggedVisit(db, officer, { institutionId: from });
    await db.execute(
      sql`update engagement set recorded_at = ${now.add({ hours: 2 }).toString()} where id = ${later}`,
    );
    await db.update(institution).set({ telephone: '01632 960 999' }).where(eq(institution.id, into));
    const outcome = await undone(db, officer, { id, kind: 'institution', intoId: into });
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.since).toEqual([{ words: ['engagement', 'engagements'], count: 1 }]);
    expect(outcome.value.left).toEqual([{ entity: 'institution', fields: ['telephone'], count: 1 }]);
    const rows = await db.select().from(institution).where(eq(institution.id, into));
    expect(rows[0]).toMatchObject({ telephone: '01632 960 999', postcode: null });
    expect(await db.execute(sql`select institution_id as id from engagement order by recorded_at`)).toEqual([
      { id: from },
      { id: into },
    ]);
  });

  it('is refused twice, when its time is over, and before that of a later merge', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, two, three] = [await anInstitution(db), await anInstitution(db), await anInstitution(db)];
    const first = await mergedInto(db, officer, { from: one, into: two });
    const asked = { id: first, kind: 'institution', intoId: two } as const;
    const late = await undone(db, officer, asked, now.add(days(31)));
    expect(late).toMatchObject({ reason: 'too late' });
    await db.update(recordMerge).set({ mergedAt: now.subtract({ hours: 1 }) });
    const second = await mergedInto(db, officer, { from: two, into: three });
    expect(await undone(db, officer, asked)).toMatchObject({ reason: 'a later merge' });
    expect(await undone(db, officer, { id: second, kind: 'institution', intoId: three })).toMatchObject({
      ok: true,
    });
    expect(await undone(db, officer, asked)).toMatchObject({ ok: true });
    expect(await undone(db, officer, asked)).toMatchObject({ reason: 'undone already' });
    expect(await db.$count(institution, isNull(institution.mergedIntoId))).toBe(3);
  });
});
