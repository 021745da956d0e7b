import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { IssueId } from '#db/schema/newsletter-issues.ts';
import { newsletterSending, newsletterStep } from '#db/schema/newsletter-sendings.ts';
import { approveIssue, sendBackIssue } from '#lib/newsletters/issues/approve.ts';
import { lockIssue } from '#lib/newsletters/issues/lock.ts';
import { editIssue } from '#lib/newsletters/issues/write.ts';
import {
  cancelSending,
  pauseSending,
  resumeSending,
  scheduleSending,
} from '#lib/newsletters/sending/schedule.ts';
import type { Outcome } from '#lib/outcome.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aDraftIssue, anApprovedIssue, aSending, aWaitingIssue } from './issue-makers.ts';

const rounds = 5;
const versionOf = async (db: Db, id: IssueId) => (await lockIssue(db, id))!.version;
const told = (outcomes: readonly Outcome<unknown, string>[]) =>
  outcomes.map((one) => (one.ok ? 'done' : one.reason)).sort();
const atOnce = { dueAt: now, perSecond: 100 };

describe('two at once', () => {
  it('who approve a newsletter: one of them did', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const writer = await anOfficer(one, 'comms');
    const [marcus, priya] = [await anOfficer(one), await anOfficer(one)];
    for (let round = 0; round < rounds; round++) {
      const id = await aWaitingIssue(one, writer);
      const seen = { id, sequence: (await versionOf(one, id)).sequence };
      const outcomes = await Promise.all([
        approveIssue(one, marcus, seen, now),
        approveIssue(other, priya, seen, now),
      ]);
      expect(told(outcomes)).toEqual(['approved already', 'done']);
      const approvedBy = (await versionOf(one, id)).approvedBy;
      expect(approvedBy).toBe(outcomes[0].ok ? marcus.id : priya.id);
    }
  });

  it('of whom one approves a newsletter and one sends it back: the later is told', async ({
    aConnection,
  }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const writer = await anOfficer(one, 'comms');
    const [marcus, priya] = [await anOfficer(one), await anOfficer(one)];
    for (let round = 0; round < rounds; round++) {
      const id = await aWaitingIssue(one, writer);
      const seen = { id, sequence: (await versionOf(one, id)).sequence };
      const outcomes = await Promise.all([
        approveIssue(one, marcus, seen, now),
        sendBackIssue(other, priya, seen, 'Say where to park.', now),
      ]);
      const late = outcomes[0].ok ? 'approved already' : 'changed meanwhile';
      expect(told(outcomes)).toEqual([late, 'done'].sort());
      expect((await versionOf(one, id)).approvedAt !== null).toBe(outcomes[0].ok);
    }
  });

  it('who write one draft: one is saved, the other is told', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const [sofia, owen] = [await anOfficer(one, 'comms'), await anOfficer(one, 'comms')];
    for (let round = 0; round < rounds; round++) {
      const id = await aDraftIssue(one, sofia);
      const { sequence, previewLine, blocks, filter } = await versionOf(one, id);
      const words = (subject: string) => ({ subject, previewLine, blocks, filter });
      const outcomes = await Promise.all([
        editIssue(one, sofia, { id, sequence }, words('Sofia wrote'), now),
        editIssue(other, owen, { id, sequence }, words('Owen wrote'), now),
      ]);
      expect(told(outcomes)).toEqual(['changed meanwhile', 'done']);
      const { subject } = await versionOf(one, id);
      expect(subject).toBe(outcomes[0].ok ? 'Sofia wrote' : 'Owen wrote');
    }
  });

  it('who send a newsletter: it goes once', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const [sofia, owen] = [await anOfficer(one, 'comms'), await anOfficer(one, 'comms')];
    for (let round = 0; round < rounds; round++) {
      const id = await anApprovedIssue(one, sofia);
      const { id: version } = await versionOf(one, id);
      const outcomes = await Promise.all([
        scheduleSending(one, sofia, id, atOnce, now),
        scheduleSending(other, owen, id, atOnce, now),
      ]);
      expect(told(outcomes)).toEqual(['done', 'sent already']);
      expect(await one.$count(newsletterSending, eq(newsletterSending.versionId, version))).toBe(1);
    }
  });

  it('who pause or resume a sending both find it as they wanted it, and it is written down once', async ({
    aConnection,
  }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const { writer, sendingId } = await aSending(one);
    const colleague = await anOfficer(one, 'comms');
    for (const turn of [pauseSending, resumeSending]) {
      const outcomes = await Promise.all([
        turn(one, writer, sendingId, now),
        turn(other, colleague, sendingId, now),
      ]);
      expect(told(outcomes)).toEqual(['done', 'done']);
    }
    expect(told([await cancelSending(one, writer, sendingId, now)])).toEqual(['done']);
    expect(told([await resumeSending(other, colleague, sendingId, now)])).toEqual(['over']);
    const steps = await one.select().from(newsletterStep).where(eq(newsletterStep.sendingId, sendingId));
    expect(steps.map(({ kind }) => kind).sort()).toEqual(['cancelled', 'paused', 'resumed', 'scheduled']);
  });
});
