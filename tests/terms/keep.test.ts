import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventLists } from '#lib/calendar/term-lists.ts';
import { engagementLists } from '#lib/engagement/term-lists.ts';
import { addTerm, moveTerm, renameTerm, retireTerm } from '#lib/terms/keep.ts';
import { listTerms, type TermList } from '#lib/terms/list.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';

const topics: TermList = engagementLists['engagement-topics'];
const labels = async (db: Db, list = topics) =>
  (await listTerms(db, list)).filter(({ retiredOn }) => !retiredOn).map(({ label }) => label);
const plain = (label: string) => ({ label, beside: {} });

describe('a closed list', () => {
  it('takes a word at its end, once, whatever its case', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const added = await addTerm(db, admin, topics, plain('Night-time economy'), now);
    expect(added).toEqual({ ok: true, value: 'topic_night_time_economy' });
    expect((await labels(db)).at(-1)).toBe('Night-time economy');
    const again = await addTerm(db, admin, topics, plain('NIGHT-TIME ECONOMY'), now);
    expect(again).toEqual({ ok: false, reason: 'there already' });
  });

  it('keeps what a new word needs beside its label', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const types: TermList = eventLists['event-types'];
    const given = { label: 'Listening circle', beside: { usual_visibility: 'partners' } };
    expect((await addTerm(db, admin, types, given, now)).ok).toBe(true);
    await expect(
      db.transaction((tx) => addTerm(tx, admin, types, plain('Without anybody'), now)),
    ).rejects.toThrow();
  });

  it('words a term anew and keeps its code, unless another says the same', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const [first, second] = await listTerms(db, topics);
    const code = first!.code;
    expect((await renameTerm(db, admin, topics, { code, label: 'Another word' }, now)).ok).toBe(true);
    expect((await listTerms(db, topics))[0]).toMatchObject({ code, label: 'Another word' });
    const taken = await renameTerm(db, admin, topics, { code, label: second!.label.toUpperCase() }, now);
    expect(taken).toEqual({ ok: false, reason: 'there already' });
    const unknown = await renameTerm(db, admin, topics, { code: 'topic_nothing', label: 'Word' }, now);
    expect(unknown).toEqual({ ok: false, reason: 'no such word' });
  });

  it('offers a retired word no more, and again when it is restored', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const [first] = await listTerms(db, topics);
    const { code, label } = first!;
    await retireTerm(db, admin, topics, { code, isRetired: true }, now);
    expect(await labels(db)).not.toContain(label);
    await retireTerm(db, admin, topics, { code, isRetired: false }, now);
    expect(await labels(db)).toContain(label);
  });

  it('always offers one word', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const all = await listTerms(db, topics);
    for (const { code } of all.slice(1)) await retireTerm(db, admin, topics, { code, isRetired: true }, now);
    const last = await retireTerm(db, admin, topics, { code: all[0]!.code, isRetired: true }, now);
    expect(last).toEqual({ ok: false, reason: 'the last one' });
  });

  it('moves a word by one place, and no further than the ends', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const [first, second, third] = (await listTerms(db, topics)).map(({ code }) => code);
    const firstThree = async () => (await listTerms(db, topics)).slice(0, 3).map(({ code }) => code);
    await moveTerm(db, admin, topics, { code: third!, by: -1 }, now);
    expect(await firstThree()).toEqual([first, third, second]);
    await moveTerm(db, admin, topics, { code: first!, by: -1 }, now);
    expect(await firstThree()).toEqual([first, third, second]);
  });
});
