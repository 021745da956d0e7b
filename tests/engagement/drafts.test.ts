import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import type { Officer } from '#lib/actor.ts';
import { discardDraft } from '#lib/engagement/drafts/discard.ts';
import { type DraftGiven, saveBeside, saveDraft } from '#lib/engagement/drafts/save.ts';
import { takeKept } from '#lib/engagement/drafts/take-kept.ts';
import { logEngagement } from '#lib/engagement/log.ts';
import { passOn } from '#lib/engagement/pass-on.ts';
import { ukDay } from '#lib/dates.ts';
import { it } from '../support/database.ts';
import { aVisitGiven } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const [desk, phone] = [crypto.randomUUID(), crypto.randomUUID()];
const aDraft = (given: Partial<DraftGiven> = {}): DraftGiven => ({
  ...{ form: 'engagement', formToken: crypto.randomUUID(), saw: 0, from: desk, turn: 1 },
  typed: { summary: ['Begun.'] },
  ...given,
});
const said = (words: string) => ({ summary: [words] });
const draftsOf = async (db: Db, { id }: Officer) =>
  (await db.select().from(draft).where(eq(draft.officerId, id))).map(({ typed }) => typed['summary']);

describe('a draft', () => {
  it('is saved again and again by the form it was begun on, also where an answer was lost', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const given = aDraft();
    for (const [turn, words] of ['One', 'Two', 'Three'].entries()) {
      const next = { ...given, typed: said(words), turn: turn + 1 };
      expect((await saveDraft(db, officer, next, now)).ok).toBe(true);
    }
    expect(await draftsOf(db, officer)).toEqual([['Three']]);
  });

  it('does not go back to what was sent earlier and comes late', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = aDraft();
    await saveDraft(db, officer, { ...given, typed: said('Newer'), turn: 5 }, now);
    await saveDraft(db, officer, { ...given, typed: said('Older'), turn: 4 }, now);
    expect(await draftsOf(db, officer)).toEqual([['Newer']]);
  });

  it('is not written over by a device that has not seen what another saved', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = aDraft();
    await saveDraft(db, officer, given, now);
    const fromPhone = { ...given, from: phone, saw: 1, typed: said('On the phone') };
    expect(await saveDraft(db, officer, fromPhone, now)).toMatchObject({ ok: true, value: { sequence: 2 } });
    const fromDesk = { ...given, saw: 1, turn: 2, typed: said('At the desk') };
    expect(await saveDraft(db, officer, fromDesk, now)).toEqual({ ok: false, reason: 'changed elsewhere' });
    const [first, again] = [
      await saveBeside(db, officer, fromDesk, now),
      await saveBeside(db, officer, fromDesk, now),
    ];
    expect(again).toEqual(first);
    expect((await draftsOf(db, officer)).flat().sort()).toEqual(['At the desk', 'On the phone']);
  });

  it('is seen and thrown away only by whose it is', async ({ db }) => {
    const [mine, other] = [await anOfficer(db), await anOfficer(db)];
    const saved = await saveDraft(db, mine, aDraft(), now);
    if (!saved.ok) throw new Error(saved.reason);
    await discardDraft(db, other, saved.value.id);
    expect(await draftsOf(db, mine)).toHaveLength(1);
    await discardDraft(db, mine, saved.value.id);
    expect(await draftsOf(db, mine)).toEqual([]);
  });
});

describe('a note that a phone kept', () => {
  it('is a draft, and one beside the other where that has moved on', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = { ...aDraft(), keptAt: now };
    expect(await takeKept(db, officer, given, now)).toBe('saved');
    expect(await takeKept(db, officer, given, now)).toBe('saved');
    await saveDraft(db, officer, { ...given, from: phone, saw: 1, typed: said('On the phone') }, now);
    const late = { ...given, turn: 2, typed: said('Kept without a signal') };
    expect(await takeKept(db, officer, late, now)).toBe('beside');
    expect((await draftsOf(db, officer)).flat().sort()).toEqual(['Kept without a signal', 'On the phone']);
  });

  it('is nothing new where its form was sent, but what was typed later is kept', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = aDraft();
    await logEngagement(db, officer, { ...(await aVisitGiven(db)), formToken: given.formToken }, now);
    const kept = (minutes: number) => ({ ...given, keptAt: now.add({ minutes }) });
    expect(await takeKept(db, officer, kept(-1), now)).toBe('sent');
    expect(await draftsOf(db, officer)).toEqual([]);
    expect(await takeKept(db, officer, kept(1), now)).toBe('beside');
    expect(await draftsOf(db, officer)).toHaveLength(1);
  });

  it('brings back nothing of a concern that was handed over', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = aDraft();
    const logged = await logEngagement(
      db,
      officer,
      { ...(await aVisitGiven(db)), formToken: given.formToken },
      now,
    );
    if (!logged.ok) throw new Error(logged.reason);
    const passed = { route: 'safeguarding', toRole: 'Front door', onDay: ukDay(now) } as const;
    await passOn(db, officer, { id: logged.value.id, sequence: 0, passed }, now);
    const later = now.add({ minutes: 1 });
    expect(await takeKept(db, officer, { ...given, keptAt: later }, later)).toBe('sent');
    expect(await draftsOf(db, officer)).toEqual([]);
  });
});
