import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { mailBounce } from '#db/schema/mail-suppressions.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { addressState } from '#lib/mail/returned/address-state.ts';
import { decideThresholds, thresholdHistory, thresholdsNow } from '#lib/mail/returned/thresholds.ts';
import { liftSuppression, suppressionsOf } from '#lib/mail/suppress.ts';
import { aSubscriber, kept } from '../../newsletters/makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { aMail, cameBack } from './desk.ts';

const to = 'amber.brook@harbourview.example';
const days = (count: number) => now.add({ hours: 24 * count });
const reasons = async (db: Parameters<typeof suppressionsOf>[0], email = to) =>
  (await suppressionsOf(db, addressHash(secret, email))).map(({ reason }) => reason);

describe('an address', () => {
  it('that does not exist is not written to after one report', async ({ db }) => {
    const { id } = await aMail(db);
    expect(await cameBack(db, { mails: [id], status: '5.1.1' })).toBe('noted');
    expect(await reasons(db)).toEqual(['hard_bounce']);
    expect(await addressState(db, secret, to)).toMatchObject({ last: { kind: 'hard', status: '5.1.1' } });
  });

  it('whose box is full is written to until mail came back on three days within two weeks', async ({
    db,
  }) => {
    for (const day of [0, 0.125, 0.25, 3])
      await cameBack(db, { kind: 'soft', mails: [(await aMail(db)).id] }, days(day));
    expect(await reasons(db)).toEqual([]);
    await cameBack(db, { kind: 'soft', mails: [(await aMail(db)).id] }, days(13));
    expect(await reasons(db)).toEqual(['soft_bounces']);
  });

  it('that failed long ago counts anew', async ({ db }) => {
    for (const day of [0, 10, 20])
      await cameBack(db, { kind: 'soft', mails: [(await aMail(db)).id] }, days(day));
    expect(await reasons(db)).toEqual([]);
  });

  it('of somebody who calls our mail unwanted is not written to at once, and their newsletters end', async ({
    db,
  }) => {
    const reader = await aSubscriber(db, { email: to });
    await cameBack(db, { kind: 'complaint', mails: [(await aMail(db)).id] });
    expect(await reasons(db)).toEqual(['complaint', 'unsubscribed']);
    expect(await kept(db, to)).toMatchObject({ id: reader.id, email: null, endedBy: 'complaint' });
  });

  it('keeps each reason for which it is not written to', async ({ db }) => {
    await cameBack(db, { kind: 'hard', mails: [(await aMail(db)).id] });
    await cameBack(db, { kind: 'complaint', mails: [(await aMail(db)).id] });
    expect(await reasons(db)).toEqual(['complaint', 'hard_bounce']);
  });

  it('is the one that we wrote to, whatever a report says', async ({ db }) => {
    const { id } = await aMail(db);
    await cameBack(db, { mails: [id], recipient: 'somebody.else@harbourview.example' });
    expect(await reasons(db)).toEqual(['hard_bounce']);
    expect(await reasons(db, 'somebody.else@harbourview.example')).toEqual([]);
  });

  it('cannot be silenced by somebody who writes a report by hand', async ({ db }) => {
    await aMail(db);
    for (let hour = 0; hour < 5; hour++)
      await cameBack(
        db,
        { recipient: to, kind: hour % 2 ? 'complaint' : 'hard' },
        now.add({ minutes: hour }),
      );
    expect(await reasons(db)).toEqual([]);
  });

  it('is taken from the signed word of the mail provider without a mail of ours', async ({ db }) => {
    await aMail(db);
    await cameBack(db, { recipient: to }, now, 'webhook');
    expect(await reasons(db)).toEqual(['hard_bounce']);
  });

  it('that we never wrote to is not known', async ({ db }) => {
    expect(await cameBack(db, { recipient: 'nobody@elsewhere.example' })).toBe('no mail of ours');
    expect(await db.$count(mailBounce)).toBe(0);
  });

  it('that may be written to again begins without what came before', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    await cameBack(db, { mails: [(await aMail(db)).id] });
    const [held] = await suppressionsOf(db, addressHash(secret, to));
    const lifted = { email: to, reason: 'Its owner rang', secret };
    expect((await liftSuppression(db, admin, held!.id, lifted, days(1))).ok).toBe(true);
    await cameBack(db, { kind: 'soft', mails: [(await aMail(db)).id] }, days(2));
    expect(await reasons(db)).toEqual([]);
    await cameBack(db, { mails: [(await aMail(db)).id] }, days(3));
    expect(await reasons(db)).toEqual(['hard_bounce']);
  });
});

describe('a report', () => {
  it('counts once, however often it comes', async ({ db }) => {
    const { id } = await aMail(db);
    await cameBack(db, { mails: [id], kind: 'soft' });
    expect(await cameBack(db, { mails: [id], kind: 'soft' }, days(1), 'webhook')).toBe('known already');
    expect(await db.$count(mailBounce, eq(mailBounce.messageId, id))).toBe(1);
  });

  it('is never written over', async ({ db }) => {
    await cameBack(db, { mails: [(await aMail(db)).id] });
    await expect(db.transaction((tx) => tx.update(mailBounce).set({ kind: 'soft' }))).rejects.toThrow();
  });
});

describe('thresholds', () => {
  it('are as they were decided last, with who decided them', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const given = { hard: 2, softDays: 4, softWithin: 30, complaints: 1 };
    expect((await decideThresholds(db, admin, given, now)).ok).toBe(true);
    expect(await decideThresholds(db, admin, given, days(1))).toMatchObject({ reason: 'nothing changed' });
    expect(await thresholdsNow(db)).toEqual(given);
    expect(await thresholdHistory(db)).toMatchObject([{ hard: 2, decidedBy: admin.name }]);
  });

  it('stop an address exactly when what came back reaches them', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    let minute = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({ hard: fc.integer({ min: 1, max: 3 }), softDays: fc.integer({ min: 2, max: 4 }) }),
        fc.array(fc.record({ kind: fc.constantFrom('hard', 'soft'), day: fc.nat(20) }), { maxLength: 6 }),
        async ({ hard, softDays }, came) => {
          const email = `${crypto.randomUUID()}@reader.example`;
          const given = { hard, softDays, softWithin: 14, complaints: 1 };
          await decideThresholds(db, admin, given, now.add({ minutes: (minute += 1) }));
          const inOrder = came.toSorted((one, other) => one.day - other.day);
          for (const { kind, day } of inOrder)
            await cameBack(db, { kind, mails: [(await aMail(db, { to: email })).id] } as never, days(day));
          const within = (last: number) =>
            new Set(inOrder.filter(({ day }) => day <= last && day > last - 14).map(({ day }) => day));
          const isHard = came.filter(({ kind }) => kind === 'hard').length >= hard;
          const isSoft = inOrder.some(({ day }) => within(day).size >= softDays);
          expect(new Set(await reasons(db, email))).toEqual(
            new Set([...(isHard ? ['hard_bounce'] : []), ...(isSoft ? ['soft_bounces'] : [])]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
