import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { feedback } from '#db/schema/promises.ts';
import Public from '../../../src/pages/_YouSaidWeDid.astro';
import Edit from '../../../src/pages/staff/promises/feedback/[id]/edit.astro';
import One from '../../../src/pages/staff/promises/feedback/[id]/index.astro';
import Withdraw from '../../../src/pages/staff/promises/feedback/[id]/withdraw.astro';
import New from '../../../src/pages/staff/promises/feedback/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aFeedback, anArea, aPromise } from '../../support/promise-makers.ts';
import { visit } from './visit.ts';

const approve = { do: 'approve', sequence: '0' };
const words = { you_said: 'Nobody tells us.', we_did: 'We come back and tell.' };

describe('a "you said, we did"', () => {
  it('is written of a promise that has ended, and waits', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const ended = { endedAt: now, endedBy: officer.id, ending: 'kept' } as const;
    const { id } = await aPromise(db, { ...ended, endingWords: 'Sent' }, officer);
    const path = `/staff/promises/feedback/new?promise=${id}`;
    const answer = await visit(New, db, officer, { path, form: words });
    expect(answer.status).toBe(303);
    const [row] = await db.select().from(feedback).where(eq(feedback.commitmentId, id));
    expect(row).toMatchObject({ youSaid: 'Nobody tells us.', approvedAt: null, writtenBy: officer.id });
    expect((await visit(Public, db, officer)).text).not.toContain('Nobody tells us.');
  });

  it('is not written of a promise before anybody knows how that ended', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPromise(db, {}, officer);
    const path = `/staff/promises/feedback/new?promise=${id}`;
    const answer = await visit(New, db, officer, { path, form: words });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Say first how the promise ended');
  });

  it('is public once somebody else has approved it, without the names of officers', async ({ db }) => {
    const [writer, supervisor] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    const { id } = await aFeedback(db, {}, writer);
    const answer = await visit(One, db, supervisor, { params: { id }, form: approve });
    expect(answer.location).toBe(`/staff/promises/feedback/${id}?done=approved`);
    const seen = await visit(Public, db, supervisor);
    expect(seen.text).toContain('Nobody tells us what came of it.');
    expect(seen.text).not.toContain('Dana Whitlock');
  });

  it('is not approved by whoever wrote it', async ({ db }) => {
    const supervisor = await anOfficer(db);
    const { id } = await aFeedback(db, {}, supervisor);
    const answer = await visit(One, db, supervisor, { params: { id }, form: approve });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('You wrote this: somebody else approves it');
    const own = { approvedAt: now, approvedBy: supervisor.id };
    const inDatabase = db.transaction((tx) => tx.update(feedback).set(own).where(eq(feedback.id, id)));
    await expect(inDatabase).rejects.toMatchObject({ cause: { constraint_name: 'feedback_by_another' } });
  });

  it('goes back with words, is written anew, and waits again', async ({ db }) => {
    const [writer, supervisor] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    const { id } = await aFeedback(db, {}, writer);
    const back = { do: 'send_back', sequence: '0', words: 'Say what else was offered' };
    expect((await visit(One, db, supervisor, { params: { id }, form: back })).status).toBe(303);
    const form = await visit(Edit, db, writer, { params: { id } });
    expect(form.text).toContain('To put right: Say what else was offered');
    const anew = await visit(Edit, db, writer, { params: { id }, form: { ...words, sequence: '1' } });
    expect(anew.status).toBe(303);
    const [row] = await db.select().from(feedback).where(eq(feedback.id, id));
    expect(row).toMatchObject({ sentBackAt: null, weDid: 'We come back and tell.', sequence: 2 });
  });

  it('is not sent back without words', async ({ db }) => {
    const { id } = await aFeedback(db);
    const form = { do: 'send_back', sequence: '0' };
    const answer = await visit(One, db, await anOfficer(db), { params: { id }, form });
    expect(answer.status).toBe(422);
  });

  it('is seen by nobody outside the team once it is withdrawn', async ({ db }) => {
    const [writer, supervisor] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    const approved = { approvedAt: now, approvedBy: supervisor.id };
    const { id } = await aFeedback(db, approved, writer);
    const form = { sequence: '0' };
    expect((await visit(Withdraw, db, writer, { params: { id }, form })).status).toBe(303);
    expect((await visit(Public, db, writer)).text).not.toContain('Nobody tells us');
  });

  it('is not published by an officer who may only write', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aFeedback(db, { areaId: (await anArea(db)).id });
    expect((await visit(One, db, officer, { params: { id }, form: approve })).status).toBe(404);
  });
});
