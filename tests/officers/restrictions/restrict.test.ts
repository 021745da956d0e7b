import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { breakGlass as glass } from '#db/schema/restrictions.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { breakGlass } from '#lib/officers/restrictions/break-glass.ts';
import { findRestriction, listRestrictions } from '#lib/officers/restrictions/list.ts';
import { mayOpen, standingOf } from '#lib/officers/restrictions/may-open.ts';
import { listReaders, nameReader, removeReader } from '#lib/officers/restrictions/readers.ts';
import { liftRestriction, restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { reviewGlass } from '#lib/officers/restrictions/review-glass.ts';
import { it } from '../../support/database.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';

async function aRestriction(db: Db) {
  const [keeper, named, other] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
  const session = await aSession(db);
  const details = { entity: 'training_session', entityId: session.id, areaId: session.areaId } as const;
  const people = [named.id];
  const made = await restrictRecord(db, keeper, { ...details, reason: 'Prison staff', people }, now);
  if (!made.ok) throw new Error(made.reason);
  const { id } = made.value;
  const opens = (officer: typeof keeper, at = now) =>
    mayOpen(db, officer, 'training_session', session.id, at);
  return { keeper, named, other, session, id, details, opens };
}

const reason = { reason: 'The prison asked tonight who is coming' };

describe('a restricted record', () => {
  it('opens for those named and for whoever restricted it, and for no other supervisor', async ({ db }) => {
    const { keeper, named, other, opens } = await aRestriction(db);
    expect([await opens(keeper), await opens(named), await opens(other)]).toEqual([true, true, false]);
  });

  it('is restricted once', async ({ db }) => {
    const { keeper, details } = await aRestriction(db);
    const again = await restrictRecord(db, keeper, { ...details, reason: 'Again', people: [] }, now);
    expect(again).toEqual({ ok: false, reason: 'restricted already' });
  });

  it('opens to everybody again when it is lifted, by somebody named', async ({ db }) => {
    const { named, other, opens, id, keeper, details } = await aRestriction(db);
    expect(await liftRestriction(db, other, id, reason, now)).toMatchObject({ reason: 'not yours' });
    expect(await liftRestriction(db, named, id, reason, now)).toMatchObject({ ok: true });
    expect(await opens(other)).toBe(true);
    const again = await restrictRecord(db, keeper, { ...details, reason: 'Again', people: [] }, now);
    expect(again.ok).toBe(true);
  });

  it('is listed in its area with nothing of what it says', async ({ db }) => {
    const { other, session, id } = await aRestriction(db);
    const areas = await areasFor(db, other, 'seeRestrictions');
    const [row] = await listRestrictions(db, areas);
    expect(row).toMatchObject({ id, reference: session.reference, people: 2, unreviewed: 0 });
    expect(await listRestrictions(db, [])).toEqual([]);
    expect(await findRestriction(db, other, { id, areas: [] }, now)).toBeNull();
    expect((await findRestriction(db, other, { id, areas }, now))?.reference).toBe(session.reference);
  });

  it('leaves in the access log who restricted it, why, and who was named', async ({ db }) => {
    const { keeper, named, session } = await aRestriction(db);
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'permission'));
    expect(entries).toMatchObject([
      { actorId: keeper.id, entityIds: [session.id], reason: 'Prison staff' },
      { actorId: keeper.id, entity: 'officer', entityIds: [keeper.id, named.id] },
    ]);
  });
});

describe('the people named', () => {
  it('are named and taken off by somebody named, never by themselves, and never all', async ({ db }) => {
    const { keeper, named, other, id, opens } = await aRestriction(db);
    expect(await nameReader(db, other, id, other.id, now)).toMatchObject({ reason: 'not yours' });
    expect(await nameReader(db, named, id, other.id, now)).toMatchObject({ ok: true });
    expect(await opens(other)).toBe(true);
    expect(await nameReader(db, named, id, other.id, now)).toMatchObject({ reason: 'named already' });
    expect(await nameReader(db, named, id, named.id, now)).toMatchObject({ reason: 'yourself' });
    for (const one of [other, named]) expect((await removeReader(db, keeper, id, one.id, now)).ok).toBe(true);
    expect(await opens(other)).toBe(false);
    expect(await removeReader(db, keeper, id, keeper.id, now)).toMatchObject({ reason: 'the last' });
    expect((await listReaders(db, id)).map((one) => one.id)).toEqual([keeper.id]);
  });
});

describe('breaking the glass', () => {
  it('opens the record for an hour, to one person, and tells the data protection officer', async ({ db }) => {
    const { other, id, opens, session } = await aRestriction(db);
    const dpo = await anOfficer(db, 'dpo');
    const third = await anOfficer(db);
    const broken = await breakGlass(db, other, id, reason, now);
    expect(broken).toEqual({ ok: true, value: { closesAt: now.add({ minutes: 60 }) } });
    expect(await opens(other, now.add({ minutes: 59 }))).toBe(true);
    expect(await opens(other, now.add({ minutes: 60 }))).toBe(false);
    expect(await opens(third)).toBe(false);
    const standing = await standingOf(db, other, 'training_session', session.id, now);
    expect(standing).toMatchObject({ isOpen: true, closesAt: now.add({ minutes: 60 }) });
    const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.template, 'glass-broken'));
    expect(mail).toMatchObject({ toEmail: dpo.email, fields: { reasonWords: reason.reason } });
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'consult'));
    expect(entries).toMatchObject([{ actorId: other.id, entityIds: [session.id], ...reason }]);
  });

  it('is refused while it is open, to those named, and where nobody could be told', async ({ db }) => {
    const { named, other, id, opens } = await aRestriction(db);
    expect(await breakGlass(db, other, id, reason, now)).toMatchObject({ reason: 'nobody to tell' });
    expect(await opens(other)).toBe(false);
    await anOfficer(db, 'dpo');
    expect(await breakGlass(db, named, id, reason, now)).toMatchObject({ reason: 'open already' });
    expect((await breakGlass(db, other, id, reason, now)).ok).toBe(true);
    expect(await breakGlass(db, other, id, reason, now)).toMatchObject({ reason: 'open already' });
    expect((await breakGlass(db, other, id, reason, now.add({ minutes: 61 }))).ok).toBe(true);
  });

  it('is reviewed once, in the area, by somebody else', async ({ db }) => {
    const { other, id } = await aRestriction(db);
    const dpo = await anOfficer(db, 'dpo');
    await breakGlass(db, other, id, reason, now);
    const [row] = await db.select().from(glass);
    const areas = await areasFor(db, dpo, 'reviewBreakGlass');
    const ask = { finding: 'ask', note: 'Who in the prison asked?' } as const;
    const about = { id: row!.id, areas };
    const no = { ok: false, reason: 'not waiting' };
    expect(await reviewGlass(db, dpo, { id: row!.id, areas: [] }, ask, now)).toEqual(no);
    expect(await reviewGlass(db, other, about, ask, now)).toEqual(no);
    expect(await reviewGlass(db, dpo, about, ask, now)).toMatchObject({ ok: true });
    expect(await reviewGlass(db, dpo, about, ask, now)).toEqual(no);
    const [seen] = await db.select().from(glass);
    expect(seen).toMatchObject({ finding: 'ask', findingNote: ask.note, reviewedBy: dpo.id });
  });
});
