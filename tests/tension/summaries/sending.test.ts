import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { institution } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { tensionSummary } from '#db/schema/tension-summaries.ts';
import { tensionSummarySending } from '#db/schema/tension-summary-readers.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import {
  acknowledgeAsPartner,
  acknowledgeSummary,
  unreadSummaries,
} from '#lib/tension/summaries/acknowledge.ts';
import { approveSummary, askForApproval } from '#lib/tension/summaries/approve.ts';
import { correctSummary } from '#lib/tension/summaries/assemble.ts';
import { sendSummary } from '#lib/tension/summaries/distribute.ts';
import { findForPartner, textForPartner } from '#lib/tension/summaries/for-partner.ts';
import { summaryPurges } from '#lib/tension/summaries/purge.ts';
import { addReader, endReader } from '#lib/tension/summaries/readers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aMembership, anInstitution } from '../../support/partner-makers.ts';
import {
  anApprovedSummary,
  aPoliceReader,
  aWaitingSummary,
  secretWords,
  seenSummary,
  sharedWords,
  theForce,
  won,
} from '../../support/summary-makers.ts';

const refusal = (reason: string) => ({ ok: false, reason });
describe('sending a summary', () => {
  it('goes once to each reader, by a link and none of its text, and passes over who asked us to stay away', async ({
    db,
  }) => {
    const [author, reader, areaId] = [await anOfficer(db), await anOfficer(db), await theForce(db)];
    await aPoliceReader(db, author, reader, areaId);
    const council = await anInstitution(db, { name: 'The council' });
    const quiet = await anInstitution(db, { name: 'Quiet House' });
    for (const one of [council, quiet])
      won(
        await addReader(
          db,
          author,
          { areaId, institutionId: one.id, email: `office@${one.id}.example` },
          now,
        ),
      );
    await db.update(institution).set({ contactState: 'declined' }).where(eq(institution.id, quiet.id));
    const id = await aWaitingSummary(db, author, { areaId });
    expect(await sendSummary(db, author, { id }, now)).toEqual(refusal('not approved'));
    won(await approveSummary(db, await anOfficer(db), await seenSummary(db, id), now));
    expect(won(await sendSummary(db, author, { id }, now))).toBe(2);
    expect(won(await sendSummary(db, author, { id }, now))).toBe(0);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.entityId, id));
    expect(mails).toHaveLength(2);
    const whole = JSON.stringify(mails);
    expect([whole.includes(secretWords), whole.includes(sharedWords)]).toEqual([false, false]);
    const told = and(eq(auditLog.entity, 'tension_summary'), eq(auditLog.operation, 'disclose'));
    const entries = await db.select().from(auditLog).where(told);
    expect(entries.map(({ recipient }) => recipient).sort()).toEqual(['The council', 'police']);
  });

  it('never gives an institution more than what is shared', async ({ db }) => {
    const [author, areaId] = [await anOfficer(db), await theForce(db)];
    const council = await anInstitution(db);
    const given = { areaId, institutionId: council.id, email: 'office@council.example' };
    const id = won(await addReader(db, author, given, now));
    expect(await addReader(db, author, given, now)).toEqual(refusal('there already'));
    await expect(
      db.transaction((tx) =>
        tx.execute(`update tension_summary_reader set output = 'restricted' where id = '${id}'`),
      ),
    ).rejects.toThrow();
    won(await endReader(db, author, { id, areaId }, now));
    expect(await endReader(db, author, { id, areaId }, now)).toEqual(refusal('no such reader'));
  });
});

describe('acknowledging a summary', () => {
  it('is noted once, for whoever it was sent to', async ({ db }) => {
    const [author, reader, areaId] = [await anOfficer(db), await anOfficer(db), await theForce(db)];
    await aPoliceReader(db, author, reader, areaId);
    const id = await anApprovedSummary(db, author, { areaId });
    won(await sendSummary(db, author, { id }, now));
    expect(await acknowledgeSummary(db, author, { id }, now)).toEqual(refusal('not sent to you'));
    expect((await unreadSummaries(db, reader)).map((one) => one.id)).toEqual([id]);
    won(await acknowledgeSummary(db, reader, { id }, now));
    won(await acknowledgeSummary(db, reader, { id }, now.add({ hours: 1 })));
    const [row] = await db
      .select()
      .from(tensionSummarySending)
      .where(eq(tensionSummarySending.summaryId, id));
    expect(row!.acknowledgedAt!.epochMilliseconds).toBe(now.epochMilliseconds);
    expect(await unreadSummaries(db, reader)).toEqual([]);
  });

  it('is refused for a version whose place was taken', async ({ db }) => {
    const [author, reader, areaId] = [await anOfficer(db), await anOfficer(db), await theForce(db)];
    await aPoliceReader(db, author, reader, areaId);
    const id = await anApprovedSummary(db, author, { areaId });
    won(await sendSummary(db, author, { id }, now));
    const next = won(await correctSummary(db, author, { id }, now));
    won(await askForApproval(db, author, await seenSummary(db, next), now));
    won(await approveSummary(db, await anOfficer(db), await seenSummary(db, next), now));
    expect(await acknowledgeSummary(db, reader, { id }, now)).toEqual(refusal('replaced'));
    expect(await unreadSummaries(db, reader)).toEqual([]);
  });
});

describe('a partner', () => {
  it('reads what is shared of what their organisation was sent, and nothing of another', async ({ db }) => {
    const [author, areaId] = [await anOfficer(db), await theForce(db)];
    const council = await anInstitution(db, { name: 'The council' });
    const membership = await aMembership(db, council);
    const partner = { kind: 'partner' as const, id: membership.partnerId, email: 'x@y.example', name: null };
    const slug = 'bedfordshire-force';
    const id = await anApprovedSummary(db, author, { areaId });
    expect(await findForPartner(db, partner, slug, now)).toBeNull();
    won(await addReader(db, author, { areaId, institutionId: council.id, email: 'o@council.example' }, now));
    won(await sendSummary(db, author, { id }, now));
    const found = (await findForPartner(db, partner, slug, now))!;
    const text = (await textForPartner(db, found, now))!;
    expect(JSON.stringify(text)).toContain(sharedWords);
    expect(JSON.stringify(text)).not.toContain(secretWords);
    expect(await findForPartner(db, partner, 'essex-force', now)).toBeNull();
    won(await acknowledgeAsPartner(db, partner, { slug, id }, now));
    expect((await findForPartner(db, partner, slug, now))!.acknowledgedAt).not.toBeNull();
  });
});

it('goes six years after the end of its week, with all that it said', async ({ db }) => {
  const id = await anApprovedSummary(db, await anOfficer(db));
  await runPurges(db, summaryPurges, now.add({ hours: 24 * 365 * 6 }));
  expect(await db.$count(tensionSummary, eq(tensionSummary.id, id))).toBe(1);
  await runPurges(db, summaryPurges, now.add({ hours: 24 * (365 * 6 + 8) }));
  expect(await db.$count(tensionSummary, eq(tensionSummary.id, id))).toBe(0);
});
