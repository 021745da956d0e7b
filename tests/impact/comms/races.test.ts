import { expect } from 'vitest';
import { commsRecall, commsRelease, commsVersion } from '#db/schema/comms-wordings.ts';
import { approveWording } from '#lib/impact/comms/approve.ts';
import { recallWording, releaseWording } from '#lib/impact/comms/release.ts';
import { rewriteWording } from '#lib/impact/comms/write.ts';
import {
  aCommsPlan,
  aLine,
  anApprovedLine,
  aReleasedLine,
  aWaitingLine,
  seenVersion,
} from '../../support/comms-makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';

const website = { channelCode: 'channel_website', usedWhere: null };
const other = { ...aLine, words: 'Words that nobody approved.' };

it('approves the words that were seen, or none, when they are edited at the same moment', async ({
  aConnection,
}) => {
  const [one, two] = [aConnection({ max: 1 }).db, aConnection({ max: 1 }).db];
  const [author, approver] = [await anOfficer(one, 'prevent_officer'), await anOfficer(one)];
  const plan = await aCommsPlan(one, author);
  for (let round = 0; round < 6; round++) {
    const versionId = await aWaitingLine(one, author, plan);
    const seen = { ...plan, ...(await seenVersion(one, versionId)) };
    const both = await Promise.all([
      approveWording(one, approver, seen, now),
      rewriteWording(two, author, seen, other, now),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  }
  const rows = await one.select().from(commsVersion);
  expect(rows.filter(({ approvedAt, words }) => approvedAt && words === other.words)).toEqual([]);
});

it('releases once when two do so at the same moment', async ({ aConnection }) => {
  const [one, two] = [aConnection({ max: 1 }).db, aConnection({ max: 1 }).db];
  const author = await anOfficer(one, 'prevent_officer');
  const plan = await aCommsPlan(one, author);
  const versionId = await anApprovedLine(one, author, plan);
  const release = (db: typeof one) => releaseWording(db, author, { ...plan, versionId }, website, now);
  const both = await Promise.all([release(one), release(two)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await one.$count(commsRelease)).toBe(1);
});

it('never notes a use after a recall, whichever of the two is first', async ({ aConnection }) => {
  const [one, two] = [aConnection({ max: 1 }).db, aConnection({ max: 1 }).db];
  const author = await anOfficer(one, 'prevent_officer');
  const plan = await aCommsPlan(one, author);
  for (let round = 0; round < 6; round++) {
    const versionId = await aReleasedLine(one, author, plan);
    const use = { channelCode: 'channel_email', usedWhere: null };
    const [recalled, used] = await Promise.all([
      recallWording(one, author, { ...plan, versionId }, { reason: 'It is wrong.' }, now),
      releaseWording(two, author, { ...plan, versionId }, use, now),
    ]);
    expect(recalled.ok).toBe(true);
    expect(used.ok || used.reason === 'recalled already').toBe(true);
    const late = one
      .insert(commsRelease)
      .values({ versionId, ...use, releasedAt: now, releasedBy: author.id });
    await expect(late).rejects.toThrow();
  }
  expect(await one.$count(commsRecall)).toBe(6);
});
