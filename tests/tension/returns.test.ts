import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { tensionReturn } from '#db/schema/tension-returns.ts';
import { boardOf } from '#lib/tension/returns/board.ts';
import { findReturn } from '#lib/tension/returns/find.ts';
import { findOwnReturn, listOwnReturns } from '#lib/tension/returns/mine.ts';
import { addReporter, endReporter } from '#lib/tension/returns/reporters.ts';
import { sendAsPartner } from '#lib/tension/returns/send-partner.ts';
import { sendReturn } from '#lib/tension/returns/send.ts';
import { institution } from '#db/schema/institutions.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import {
  aMailboxReporter,
  anOfficerReporter,
  aPartnerAt,
  aReturn,
  officerWords,
  partnerWords,
  week,
} from '../support/return-makers.ts';

const token = () => crypto.randomUUID();

describe('a tension return', () => {
  it('is one when its form is sent twice, and stands in the access log', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const given = { formToken: token(), areaId: await theArea(db), week, answer: 'nothing' } as const;
    const first = await sendReturn(db, officer, given, now);
    const again = await sendReturn(db, officer, given, now);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first.value.isNew, again.value.isNew]).toEqual([true, false]);
    const entries = await db.select().from(auditLog).where(eq(auditLog.actorId, officer.id));
    expect(entries.map(({ operation, entityIds }) => [operation, entityIds])).toEqual([
      ['collect', [first.value.id]],
    ]);
  });

  it('takes the place of the one before, which stays readable as it was', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const first = await aReturn(db, officer);
    const second = await aReturn(db, officer, { answer: officerWords });
    const old = await findReturn(db, officer, first, now);
    expect(old!.sent).toMatchObject({ version: 1, answer: 'nothing' });
    expect(old!.sent.replacedAt).not.toBeNull();
    expect(old!.versions.map(({ id }) => id)).toEqual([first, second]);
  });

  it('is sent anew by who goes back in the browser and writes something else', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const given = { formToken: token(), areaId: await theArea(db), week, answer: 'nothing' } as const;
    await sendReturn(db, officer, given, now);
    const changed = await sendReturn(db, officer, { ...given, answer: officerWords }, now);
    const again = await sendReturn(db, officer, { ...given, answer: officerWords }, now);
    if (!changed.ok || !again.ok) throw new Error('refused');
    expect([changed.value.isNew, again.value]).toEqual([true, { id: changed.value.id, isNew: false }]);
    const found = await findReturn(db, officer, changed.value.id, now);
    expect(found!.sent).toMatchObject({ version: 2, experienced: officerWords.experienced });
  });

  it('is of this week or the last, for a district, and says something or that there is nothing', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const given = { formToken: token(), areaId: await theArea(db), week, answer: 'nothing' } as const;
    const reason = async (changed: Partial<Parameters<typeof sendReturn>[2]>) => {
      const outcome = await sendReturn(db, officer, { ...given, ...changed }, now);
      return outcome.ok || outcome.reason;
    };
    expect(await reason({ week: week.add({ weeks: 1 }) })).toBe('no such week');
    expect(await reason({ week: week.subtract({ weeks: 2 }) })).toBe('no such week');
    expect(await reason({ areaId: officer.grants[0]!.areaId })).toBe('no district');
    const silent = { ...officerWords, category: null, experienced: null };
    expect(await reason({ answer: silent })).toBe('nothing said');
    expect(await reason({ answer: { ...silent, levelView: 'higher', levelShown: 2 } })).toBe('no reason');
    const view = { ...silent, levelView: 'higher', levelShown: 2, viewWords: 'More stickers' } as const;
    expect(await reason({ answer: view })).toBe('level changed');
    expect(await reason({ week: week.subtract({ weeks: 1 }) })).toBe(true);
  });

  it('is never changed, whoever tries it', async ({ db }) => {
    const id = await aReturn(db, await anOfficer(db, 'prevent_officer'));
    const change = db.update(tensionReturn).set({ answer: 'something' }).where(eq(tensionReturn.id, id));
    await expect(change).rejects.toMatchObject({ cause: { message: 'a return stays as it was sent' } });
  });
});

describe('who reports for a district', () => {
  it('is on the list once, and never against their wish', async ({ db }) => {
    const keeper = await anOfficer(db);
    const { institutionId, email } = await aMailboxReporter(db, keeper);
    const given = { areaId: await theArea(db), capacity: 'council', institutionId, email } as const;
    expect(await addReporter(db, keeper, given, now)).toEqual({ ok: false, reason: 'reports already' });
    await db.update(institution).set({ contactState: 'declined' }).where(eq(institution.id, institutionId));
    const declined = await addReporter(db, keeper, { ...given, areaId: await theArea(db, 'luton') }, now);
    expect(declined).toEqual({ ok: false, reason: 'contact declined' });
  });

  it('reads what their own mailbox sent, and never what another district or another mailbox did', async ({
    db,
  }) => {
    const keeper = await anOfficer(db);
    const luton = await theArea(db, 'luton');
    const [here, there] = [
      await aMailboxReporter(db, keeper),
      await aMailboxReporter(db, keeper, { areaId: luton }),
    ];
    const [one, other] = [await aPartnerAt(db, here.email), await aPartnerAt(db, there.email)];
    const given = { week, answer: partnerWords, formToken: token() };
    const sent = await sendAsPartner(db, one, { ...given, reporterId: here.id }, now);
    if (!sent.ok) throw new Error(sent.reason);
    const stolen = await sendAsPartner(db, other, { ...given, formToken: token(), reporterId: here.id }, now);
    expect(stolen).toEqual({ ok: false, reason: 'no such reporter' });
    const repeated = await sendAsPartner(db, other, { ...given, reporterId: there.id }, now);
    expect(repeated).toEqual({ ok: false, reason: 'sent by somebody else' });
    expect((await listOwnReturns(db, one, now)).map(({ id }) => id)).toEqual([sent.value.id]);
    expect(await listOwnReturns(db, other, now)).toEqual([]);
    expect(await findOwnReturn(db, other, sent.value.id, now)).toBeNull();
    await endReporter(db, keeper, here.id, now);
    expect(await listOwnReturns(db, one, now)).toEqual([]);
  });
});

describe('the board of a week', () => {
  it('names first who never reported, then who has not for longest, and then who has', async ({ db }) => {
    const keeper = await anOfficer(db);
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const [late, later, done, never] = [
      await anOfficer(db, 'prevent_officer'),
      await anOfficer(db, 'prevent_officer'),
      await anOfficer(db, 'prevent_officer'),
      await anOfficer(db, 'prevent_officer'),
    ];
    for (const one of [late, later, done, never]) await anOfficerReporter(db, one, { keeper });
    const earlier = (weeks: number) => now.subtract({ hours: 24 * 7 * weeks });
    const answered = async (who: typeof late, weeks: number) =>
      sendReturn(
        db,
        who,
        { formToken: token(), areaId: bedford, week: week.subtract({ weeks }), answer: 'nothing' },
        earlier(weeks),
      );
    for (const [who, weeks] of [
      [late, 1],
      [later, 3],
      [done, 0],
    ] as const)
      await answered(who, weeks);
    await db
      .update(institution)
      .set({ contactState: 'paused' })
      .where(eq(institution.id, (await aMailboxReporter(db, keeper, { areaId: luton })).institutionId));
    // Those who are on the list since today were not yet when they reported; the board of the week knows them.
    const board = await boardOf(db, keeper, { areas: [bedford], week }, now);
    const lastOf = board.map(({ lastWeek, returnId }) =>
      returnId ? 'reported' : (lastWeek?.toString() ?? 'never'),
    );
    expect(lastOf).toEqual(['never', '2026-10-26', '2026-11-09', 'reported']);
    const [paused] = await boardOf(db, keeper, { areas: [luton], week }, now);
    expect(paused).toMatchObject({ isReachable: false, returnId: null });
  });
});
