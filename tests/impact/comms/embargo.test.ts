import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { commsVersion, commsWording } from '#db/schema/comms-wordings.ts';
import type { Officer } from '#lib/actor.ts';
import { openPlan } from '#lib/impact/comms/edit.ts';
import { findPlan } from '#lib/impact/comms/find.ts';
import { listPlans } from '#lib/impact/comms/list.ts';
import { nameForPlan } from '#lib/impact/comms/named.ts';
import { releaseWording } from '#lib/impact/comms/release.ts';
import { addRow } from '#lib/impact/comms/rows.ts';
import { rewriteWording } from '#lib/impact/comms/write.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { aCommsPlan, aLine, anApprovedLine, readingAs, seenVersion } from '../../support/comms-makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';

const marker = 'quartz lantern seventeen';
const embargoed = {
  question: `${marker}?`,
  words: `It is ${marker}.`,
  kind: 'question',
  isEmbargoed: true,
  embargoUntil: null,
} as const;
const website = { channelCode: 'channel_website', usedWhere: null };

/** All that a reader is given of a plan, from its page and from the list. */
async function givenTo(db: Db, officer: Officer, id: Parameters<typeof findPlan>[2]['id']) {
  const reading = await readingAs(db, officer);
  const found = await findPlan(db, officer, { id, reading }, now);
  const areas = await areasFor(db, officer, 'seeComms');
  const listed = await listPlans(db, officer, { areas, reading, list: 'open' }, now);
  return JSON.stringify([found, listed]);
}

describe('wording under embargo', () => {
  it('is read by its writers, by whoever may approve it and by those named, and by nobody else there', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const supervisor = await anOfficer(db);
    await anApprovedLine(db, author, plan, { ...embargoed, approver: supervisor });
    const named = await anOfficer(db, 'comms');
    await nameForPlan(db, author, plan, { officerId: named.id, isNamed: true }, now);
    for (const one of [author, supervisor, named]) expect(await givenTo(db, one, plan.id)).toContain(marker);
    for (const role of ['npt_reader', 'prevent_officer', 'comms', 'analyst'] as const)
      expect(await givenTo(db, await anOfficer(db, role), plan.id)).not.toContain(marker);
  });

  it('is told of as embargoed, until when, and with somebody to ask', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const embargoUntil = now.add({ hours: 3 });
    await anApprovedLine(db, author, plan, { ...embargoed, embargoUntil });
    const reader = await anOfficer(db, 'npt_reader');
    const found = await findPlan(db, reader, { id: plan.id, reading: await readingAs(db, reader) }, now);
    expect(found!.pieces).toMatchObject([
      {
        shown: [],
        hidden: { isUnderEmbargo: true, embargoUntil, state: 'embargoed', question: null, words: null },
      },
    ]);
    expect(found!.owner.name).toBe('Dana Whitlock');
  });

  it('is read by everybody who finds the plan once somebody released it, and not when its time has come', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const embargoUntil = now.add({ hours: 3 });
    const versionId = await anApprovedLine(db, author, plan, { ...embargoed, embargoUntil });
    const reader = await anOfficer(db, 'npt_reader');
    const release = (at: Temporal.Instant) => releaseWording(db, author, { ...plan, versionId }, website, at);
    expect(await release(now)).toMatchObject({ ok: false, reason: 'under embargo' });
    const later = await findPlan(
      db,
      reader,
      { id: plan.id, reading: await readingAs(db, reader) },
      now.add({ hours: 9 }),
    );
    expect(later!.pieces[0]).toMatchObject({ shown: [], hidden: { state: 'ready', words: null } });
    expect((await release(now.add({ hours: 3 }))).ok).toBe(true);
    expect(await givenTo(db, reader, plan.id)).toContain(marker);
  });

  it('is read by whoever is to pass it on', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const versionId = await anApprovedLine(db, author, plan, embargoed);
    const { wordingId } = await seenVersion(db, versionId);
    const caller = await anOfficer(db, 'npt_reader');
    const row = { wordingId, audienceCode: 'audience_local_businesses', channelCode: 'channel_in_person' };
    await addRow(db, author, plan, { ...row, ownerId: caller.id, dueAt: now }, now);
    expect(await givenTo(db, caller, plan.id)).toContain(marker);
  });

  it('lets nobody read it by writing, naming, releasing or passing on what they may not read', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const { id } = await aCommsPlan(db, author);
    const versionId = await anApprovedLine(
      db,
      author,
      { id, reading: await readingAs(db, author) },
      embargoed,
    );
    const colleague = await anOfficer(db, 'prevent_officer');
    const theirs = { id, reading: await readingAs(db, colleague) };
    const seen = { ...theirs, ...(await seenVersion(db, versionId)) };
    const given = { ...aLine, isEmbargoed: false };
    const tries = [
      await rewriteWording(db, colleague, seen, given, now),
      await nameForPlan(db, colleague, theirs, { officerId: colleague.id, isNamed: true }, now),
      await releaseWording(db, colleague, { ...theirs, versionId }, website, now),
      await addRow(
        db,
        colleague,
        theirs,
        {
          ...{ wordingId: seen.wordingId, ownerId: colleague.id, dueAt: now },
          ...{ audienceCode: 'audience_local_businesses', channelCode: 'channel_in_person' },
        },
        now,
      ),
    ];
    expect(tries.filter(({ ok }) => ok)).toEqual([]);
    expect(await givenTo(db, colleague, id)).not.toContain(marker);
  });

  it('stays away from readers when a newer version of released wording is written', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const versionId = await anApprovedLine(db, author, plan);
    await releaseWording(db, author, { ...plan, versionId }, website, now);
    await rewriteWording(
      db,
      author,
      { ...plan, ...(await seenVersion(db, versionId)) },
      { ...embargoed },
      now,
    );
    const told = await givenTo(db, await anOfficer(db, 'npt_reader'), plan.id);
    expect(told).toContain(aLine.words);
    expect(told).not.toContain(marker);
  });

  it('leaves no word of it in the access log', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author, { title: marker });
    const versionId = await anApprovedLine(db, author, plan, embargoed);
    await releaseWording(db, author, { ...plan, versionId }, { ...website, usedWhere: marker }, now);
    const rows = await db.select().from(auditLog);
    expect(rows.length).toBeGreaterThan(4);
    expect(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(marker);
  });
});

describe('a plan under embargo', () => {
  it('keeps its title, its purpose and all its wording from others until somebody opens it', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const words = { title: `T ${marker}`, purpose: `P ${marker}`, objective: `O ${marker}` };
    const plan = await aCommsPlan(db, author, { ...words, isEmbargoed: true });
    await anApprovedLine(db, author, plan, { words: `L ${marker}` });
    const colleague = await anOfficer(db, 'prevent_officer');
    expect(await givenTo(db, colleague, plan.id)).not.toContain(marker);
    expect(await givenTo(db, await anOfficer(db), plan.id)).toContain(marker);
    expect((await openPlan(db, author, plan, now)).ok).toBe(true);
    expect(await givenTo(db, colleague, plan.id)).toContain(`L ${marker}`);
    const reader = await givenTo(db, await anOfficer(db, 'npt_reader'), plan.id);
    expect(reader).toContain(`T ${marker}`);
    expect(reader).not.toContain(`L ${marker}`);
  });
});

it('is there for another area only when the plan is for it', async ({ db }) => {
  const author = await anOfficer(db, 'prevent_officer');
  const plan = await aCommsPlan(db, author, { slug: 'luton' });
  const reader = await anOfficer(db, 'npt_reader');
  const reading = await readingAs(db, reader);
  const bedford = await areasFor(db, { ...reader, grants: [] }, 'seeComms');
  expect((await listPlans(db, reader, { areas: bedford, reading, list: 'open' }, now)).rows).toEqual([]);
  const areas = await areasFor(db, reader, 'seeComms');
  expect((await listPlans(db, reader, { areas, reading, list: 'open' }, now)).rows).toMatchObject([
    { id: plan.id },
  ]);
  expect(await db.$count(commsVersion, eq(commsVersion.version, 1))).toBe(0);
  expect(await db.$count(commsWording)).toBe(0);
});
