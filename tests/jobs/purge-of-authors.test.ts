import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { course, courseVersion } from '#db/schema/courses.ts';
import { directoryIdentity } from '#db/schema/directory.ts';
import { passkey } from '#db/schema/factors.ts';
import { accountReview, officer, roleGrant } from '#db/schema/officers.ts';
import { referralQuality } from '#db/schema/referral-quality.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { closeAccount } from '#lib/officers/accounts/close.ts';
import { openAgain } from '#lib/officers/accounts/reopen.ts';
import { historyOf } from '#lib/reports/referral-quality/current.ts';
import { enterQuality } from '#lib/reports/referral-quality/enter.ts';
import { findCourse } from '#lib/training/courses/list.ts';
import { seenOf } from '#lib/training/courses/seen.ts';
import { listVersions } from '#lib/training/courses/versions.ts';
import { editCourse } from '#lib/training/courses/write.ts';
import { purges } from '../../src/purges.ts';
import { accountOf, anAdministrator, grantsOf } from '../officers/accounts/people.ts';
import { it } from '../support/database.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';
import { turnOf } from './turn.ts';

const quarter = Temporal.PlainDate.from('2026-07-01');
const counts = { sector: 'education', received: 12, complete: 9, progressed: 4, signposted: 3 };

describe('whoever typed referral quality', () => {
  it('is forgotten six years after, and not a moment before; the counts stay', async ({ db }) => {
    const [clerk, [luton]] = [
      await anOfficer(db, 'gateway_clerk'),
      await db.select().from(area).where(eq(area.slug, 'luton')),
    ];
    await enterQuality(db, clerk, { quarter, districtId: luton!.id }, [{ ...counts, seenId: null }], now);
    const read = () => historyOf(db, quarter, luton!.id);
    const { over, eve } = turnOf(ukDay(now), { years: 6 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ referral_quality: 0 });
    expect(await read()).toMatchObject([{ by: clerk.name, received: 12 }]);
    expect(await runPurges(db, purges, over)).toMatchObject({ referral_quality: 1 });
    expect(await read()).toMatchObject([{ by: null, received: 12 }]);
    expect(await runPurges(db, purges, over)).toMatchObject({ referral_quality: 0 });
  });

  it('is all that can go: counts are never written over', async ({ db }) => {
    const [clerk, [luton]] = [
      await anOfficer(db, 'gateway_clerk'),
      await db.select().from(area).where(eq(area.slug, 'luton')),
    ];
    await enterQuality(db, clerk, { quarter, districtId: luton!.id }, [{ ...counts, seenId: null }], now);
    const other = await anOfficer(db);
    const refused = { cause: { message: 'referral_quality is append-only' } };
    for (const set of [{ received: 13 }, { received: 13, enteredBy: null }, { enteredBy: other.id }])
      await expect(db.transaction((tx) => tx.update(referralQuality).set(set))).rejects.toMatchObject(
        refused,
      );
    await expect(db.transaction((tx) => tx.delete(referralQuality))).rejects.toMatchObject(refused);
  });
});

async function aVersion(db: Db, author: Officer) {
  const session = await aSession(db);
  const found = (await findCourse(db, session.courseId))!;
  const edited = { ...found, bring: 'A pen', seen: seenOf(found) };
  const outcome = await editCourse(db, author, found.id, edited, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return found.id;
}

const changerOf = async (db: Db, id: typeof course.$inferSelect.id) =>
  (await db.select().from(course).where(eq(course.id, id)))[0]!;

describe('whoever made a version of a course', () => {
  it('is forgotten six years after, and not a moment before; its words stay', async ({ db }) => {
    const author = await anOfficer(db);
    const id = await aVersion(db, author);
    const { over, eve } = turnOf(ukDay(now), { years: 6 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ course_version: 0, course: 0 });
    expect((await listVersions(db, id, now))[0]).toMatchObject({ number: 2, madeBy: author.name });
    expect(await runPurges(db, purges, over)).toMatchObject({ course_version: 1, course: 1 });
    expect((await listVersions(db, id, now)).map(({ number, madeBy }) => [number, madeBy])).toEqual([
      [2, null],
      [1, null],
    ]);
    expect(await changerOf(db, id)).toMatchObject({ changedBy: null, version: 2, bring: 'A pen' });
    expect(await runPurges(db, purges, over)).toMatchObject({ course_version: 0, course: 0 });
  });

  it('is kept while a session that teaches it is kept with whoever arranged it', async ({ db }) => {
    const author = await anOfficer(db);
    const id = await aVersion(db, author);
    const startsAt = now.add({ hours: 24 * 400 });
    const taught = await aSession(db, { courseId: id, courseVersion: 2, startsAt });
    await runPurges(db, purges, turnOf(ukDay(now), { years: 6 }).over);
    expect((await listVersions(db, id, now))[0]).toMatchObject({ madeBy: author.name });
    const { over } = turnOf(ukDay(taught.endsAt), { years: 6 });
    expect(await runPurges(db, purges, over)).toMatchObject({ course_version: 1, course: 1 });
  });

  it('is all that can go of it', async ({ db }) => {
    await aVersion(db, await anOfficer(db));
    const refused = { cause: { message: 'course_version is append-only' } };
    for (const set of [{ bring: 'Nothing' }, { bring: 'Nothing', madeBy: null }])
      await expect(db.transaction((tx) => tx.update(courseVersion).set(set))).rejects.toMatchObject(refused);
  });
});

describe('a closed account', () => {
  it('loses a year after, and not a moment before, whose it was', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    const known = { issuer: 'https://login.example', directorySubject: 'dana', officerId: dana.id };
    await db.insert(directoryIdentity).values({ ...known, linkedAt: now });
    const device = { officerId: dana.id, name: 'Dana’s key', publicKey: new Uint8Array(8), counter: 0 };
    await db
      .insert(passkey)
      .values({ ...device, id: 'key', transports: [], isBackedUp: false, addedAt: now });
    const review = { officerId: dana.id, quarter, decision: 'keep', reviewedAt: now } as const;
    await db.insert(accountReview).values({ ...review, note: 'Dana covers Luton.', reviewedBy: admin.id });
    await db.update(roleGrant).set({ reason: 'Dana joined us.' }).where(eq(roleGrant.officerId, dana.id));
    await closeAccount(db, admin, dana.id, { reason: 'Dana moved to Essex.' }, now);
    const { over, eve } = turnOf(ukDay(now), { years: 1 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ officer: 0 });
    expect(await accountOf(db, dana.id)).toMatchObject({ name: dana.name, email: dana.email });
    expect(await runPurges(db, purges, over)).toMatchObject({ officer: 1 });
    const left = await accountOf(db, dana.id);
    expect(left).toMatchObject({ passwordHash: null, deactivatedAt: now, deactivatedBy: admin.id });
    expect(left.name).toMatch(/^Former colleague [0-9A-F]{4}$/);
    const rest = [
      left,
      await grantsOf(db, dana.id),
      await db.select().from(accountReview),
      await db.select().from(passkey),
      await db.select().from(directoryIdentity),
    ];
    expect(JSON.stringify(rest)).not.toMatch(/dana|police\.example/i);
    expect(await runPurges(db, purges, over)).toMatchObject({ officer: 0 });
    expect(await openAgain(db, admin, dana.id, over)).toEqual({ ok: false, reason: 'erased' });
  });

  it('that is open, or was opened again, keeps its owner', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    await closeAccount(db, admin, dana.id, { reason: 'A mistake.' }, now);
    await openAgain(db, admin, dana.id, now);
    expect(await runPurges(db, purges, now.add({ hours: 24 * 3000 }))).toMatchObject({ officer: 0 });
    expect(await db.$count(officer, eq(officer.name, dana.name))).toBe(2);
  });
});
