import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { newsletterVersion } from '#db/schema/newsletter-issues.ts';
import { approveIssue, askForApproval } from '#lib/newsletters/issues/approve.ts';
import { beginVersion, discardIssue, editIssue } from '#lib/newsletters/issues/write.ts';
import { cancelSending, scheduleSending } from '#lib/newsletters/sending/schedule.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aDraftIssue, anApprovedIssue, aSending, aWaitingIssue, lastVersion, text } from './issue-makers.ts';

const told = { ok: false };

describe('an approved newsletter', () => {
  it('is changed by a new version, but not while it is being sent', async ({ db }) => {
    const { id, writer, sendingId } = await aSending(db);
    expect(await beginVersion(db, writer, id, now)).toEqual({ ...told, reason: 'sent already' });
    await cancelSending(db, writer, sendingId, now);
    expect(await beginVersion(db, writer, id, now)).toMatchObject({ ok: true });
    expect(await beginVersion(db, writer, id, now)).toEqual({ ...told, reason: 'not approved' });
  });

  it('is sent or changed by two who press at once, and not both', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const writer = await anOfficer(one, 'comms');
    for (let round = 0; round < 5; round++) {
      const id = await anApprovedIssue(one, writer);
      const plan = { dueAt: now, perSecond: 20 };
      const outcomes = await Promise.all([
        scheduleSending(one, writer, id, plan, now),
        beginVersion(other, writer, id, now),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  it('was written by somebody else than who approves it, whatever a statement says', async ({ db }) => {
    const writer = await anOfficer(db, 'comms');
    const id = await aWaitingIssue(db, writer);
    const { id: versionId, sequence } = (await lastVersion(db, id))!;
    expect(await approveIssue(db, writer, { id, sequence }, now)).toEqual({ ...told, reason: 'your own' });
    const mine = { approvedAt: now, approvedBy: writer.id };
    const approve = db.transaction((tx) =>
      tx.update(newsletterVersion).set(mine).where(eq(newsletterVersion.id, versionId)),
    );
    await expect(approve).rejects.toThrow();
  });
});

describe('a newsletter that is asked about', () => {
  it('has a part, and something in each part as it leaves', async ({ db }) => {
    const writer = await anOfficer(db, 'comms');
    const id = await aDraftIssue(db, writer);
    const { sequence } = (await lastVersion(db, id))!;
    const ask = async (parts: Parameters<typeof askForApproval>[3]) => {
      const outcome = await askForApproval(db, writer, { id, sequence }, parts, now);
      return outcome.ok ? 'asked' : outcome.reason;
    };
    expect(await ask([])).toBe('no parts');
    expect(await ask([{ text: ' ' }])).toBe('no words');
    // What was chosen is no longer public: a heading over nothing would go out.
    expect(await ask([{ text }, { heading: 'Events near you', items: [] }])).toBe('nothing chosen');
    expect(await ask([{ text }])).toBe('asked');
  });

  it('stays as it is until somebody has decided', async ({ db }) => {
    const writer = await anOfficer(db, 'comms');
    const id = await aWaitingIssue(db, writer);
    const { sequence } = (await lastVersion(db, id))!;
    const written = { subject: 'Another', previewLine: '', blocks: [], filter: { all: [] } };
    const waits = { ...told, reason: 'waits for approval' };
    expect(await editIssue(db, writer, { id, sequence }, written, now)).toEqual(waits);
    expect(await discardIssue(db, writer, { id, sequence }, now)).toEqual(waits);
  });
});
