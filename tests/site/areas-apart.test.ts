import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type AreaId } from '#db/schema/areas.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { roleGrant, roles } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { mayReach, staffPages } from '#lib/officers/staff-pages.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { paramsFor, permissionWorld } from '../pages/staff/permission-world.ts';
import { aStandingAssessment } from '../support/assessment-makers.ts';
import { aCommsPlan, anApprovedLine, aReleasedLine } from '../support/comms-makers.ts';
import { aLoggedVisit } from '../support/engagement-makers.ts';
import { anApprovedImpact } from '../support/impact-makers.ts';
import { aLesson } from '../support/lesson-makers.ts';
import { anOfficer, anyone, aRequest } from '../support/makers.ts';
import { anObservation } from '../support/observation-makers.ts';
import { openSite } from '../support/open-site.ts';
import { aReturn, officerWords } from '../support/return-makers.ts';
import { feedMadeOn, listsTakenAway, partnerByLink } from '../support/site-outlets.ts';
import { holds, otherPages, pagesWith, partnerPages, staffPagesWith } from '../support/site-scan.ts';
import { aComingSession } from '../support/site-session.ts';
import { aSignedIn, signedInAs } from '../support/site-sign-in.ts';
import { anApprovedSummary, areaCalled, secretWords, thisWeek } from '../support/summary-makers.ts';
import { aClaimedCall, aSurge } from '../support/surge-makers.ts';
import { aMeeting, aTensionGroup } from '../support/tension-group-makers.ts';

const { site, database } = await openSite();
const { db } = database;
const marker = 'quartz lantern seventeen';
const words = `They speak of the ${marker}.`;
const both = [marker, secretWords.toLowerCase()];

/** Somebody of Kent who has just signed in. */
async function ofKent(role: (typeof roles)[number]): Promise<{ officer: Officer; cookie: string }> {
  const made = await anOfficer(db, role);
  const areaId = await areaCalled(db, 'kent-force');
  await db.update(roleGrant).set({ areaId }).where(eq(roleGrant.officerId, made.id));
  const officer = { ...made, grants: [{ role, areaId, areaName: 'Kent' }] };
  return { officer, cookie: await signedInAs(database, officer) };
}

/** What Kent keeps for itself about tension in a district of its own. */
async function tensionThere(author: Officer, areaId: AreaId) {
  const said = {
    issue: words,
    facts: words,
    view: words,
    rationale: words,
    mitigation: words,
    gaps: [words],
  };
  const group = await aTensionGroup(db, author, areaId);
  const held = { place: words, agenda: words };
  const force = await areaCalled(db, 'kent-force');
  // A week of which the demonstration has no summary.
  const week = thisWeek.subtract({ weeks: 40 });
  return {
    ...group,
    groupMeeting: await aMeeting(db, author, group.tensionGroup, held),
    observation: await anObservation(db, author, { areaId, words, effect: words }),
    assessment: await aStandingAssessment(db, author, { areaId, ...said }),
    tensionReturn: await aReturn(db, author, {
      areaId,
      answer: { ...officerWords, experienced: words },
    }),
    summary: await anApprovedSummary(db, author, { areaId: force, week }),
  };
}

/** The same about impact, and about what was said to people there. */
async function impactThere(author: Officer, areaId: AreaId) {
  const plan = await aCommsPlan(db, author, { areaId, title: words, purpose: words, objective: words });
  await anApprovedLine(db, author, plan, { words });
  await aReleasedLine(db, author, plan, { words });
  const surge = await aSurge(db, author, { areaId, title: words, publicWords: words });
  return {
    ...{ surge, surgeCall: await aClaimedCall(db, author, surge) },
    impact: await anApprovedImpact(db, author, { areaId, name: words, whatHappened: words }),
    commsPlan: plan.id,
    lesson: await aLesson(db, author, { areaId, words, willDo: words }),
    engagement: await aLoggedVisit(db, author, { areaId, summary: words }),
  };
}

/** A mail about a booking there. */
async function letterThere(areaId: AreaId): Promise<string> {
  const session = await aComingSession(database, { areaId });
  const asked = { ...aRequest(session.id), key: makeKey(database.secret) };
  const booked = await bookPlaces(db, anyone, asked, Temporal.Now.instant());
  if (!booked.ok) throw new Error(booked.reason);
  const about = eq(mailMessage.entityId, booked.value.id);
  const [letter] = await db.select({ id: mailMessage.id }).from(mailMessage).where(about);
  return letter!.id;
}

/** Every page of staff at a record of Kent: what it keeps for itself where there is such a record. */
async function everywhere(own: Record<string, string>, slugs: readonly string[]) {
  const world = await permissionWorld(db, { sister: 'kent-force' });
  Object.assign(world.records.sister, own);
  return (pattern: string): string[] => {
    if (pattern.includes('[slug]')) return slugs.map((slug) => pattern.replace('[slug]', slug));
    // A page that is added and has no record throws here.
    const record = paramsFor(pattern, world, 'sister') ?? {};
    return [pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => record[name] ?? 'nothing')];
  };
}

// What is for whoever made it alone, and was made by a colleague.
const ofSomebodyElse = [
  '/staff/calendar/feeds/[id]/revoke',
  '/staff/search/saved/[id]/delete',
  '/staff/training/certificates/batches/[id]',
  '/staff/training/certificates/batches/[id]/certificates.zip',
];

/** The pages of a record that opened for nobody who works in Kent, whatever their role. */
async function shutToKent(addresses: (pattern: string) => readonly string[]): Promise<string[]> {
  const left = new Set(Object.keys(staffPages).filter((pattern) => pattern.includes('[')));
  for (const role of roles) {
    const { officer, cookie } = await ofKent(role);
    const own = [...left].filter((pattern) => mayReach(officer, pattern));
    const { led } = await pagesWith([], own.flatMap(addresses), { site, cookie });
    for (const pattern of own)
      if (addresses(pattern).some((address) => led.has(address))) left.delete(pattern);
  }
  return [...left].sort();
}

/** Where a partner of Bedford, and a calendar program of an officer there, read of it. */
async function foundOutside(cookie: string, slugs: readonly string[]): Promise<string[]> {
  const [partner] = await database.sql<{ email: string; institution: string }[]>`
    select p.email, i.id as institution from partner p join partner_membership m on m.partner_id = p.id
    join institution i on i.id = m.institution_id join area a on a.id = i.district_id
    where a.slug = 'bedford' and m.granted_at is not null and m.ended_at is null order by p.email limit 1`;
  const pages = partnerPages([['/partner/', [partner!.institution]]], slugs);
  const signedIn = await partnerByLink(site, database, partner!.email);
  const { found, opened } = await pagesWith(both, pages, { site, cookie: signedIn });
  expect(opened['text/html']).toBeGreaterThan(3);
  const layers = ['events', 'training', 'visits', 'dates'];
  const feed = await feedMadeOn(site, '/staff/calendar/feeds', { name: 'Work phone', layers, cookie });
  expect(feed).toContain('BEGIN:VCALENDAR');
  return [...found, ...both.filter((one) => holds(feed, one))];
}

it('shows to no reader of one area, on no page, list, search, feed or file, what another area keeps for itself', async () => {
  const [district] = await database.sql<{ id: AreaId; slug: string }[]>`
    select d.id, d.slug from area d join area f on f.id = d.parent_id
    where f.slug = 'kent-force' and d.kind = 'district' order by d.slug limit 1`;
  const author = await ofKent('prevent_officer');
  const records = {
    ...(await tensionThere(author.officer, district!.id)),
    ...(await impactThere(author.officer, district!.id)),
    message: await letterThere(district!.id),
  };
  const questions = ['?words=quartz+lantern', '?list=open'];
  const slugs = [district!.slug, 'kent-force', 'bedford'];
  const all = await everywhere(records, slugs);
  // What stands at a record that keeps nothing for itself is the same for every reader: once is enough, at the end.
  const kept = [...Object.values(records), ...slugs];
  const addresses = (pattern: string) =>
    all(pattern).filter((address) => !pattern.includes('[') || kept.some((id) => address.includes(id)));
  const scan = { site, addresses, questions };

  for (const role of roles) {
    const { found, opened } = await staffPagesWith(both, await aSignedIn(database, role), scan);
    expect(opened['text/html']).toBeGreaterThan(3);
    expect([role, found]).toEqual([role, []]);
  }
  const [asker, approver] = [await aSignedIn(database, 'prevent_officer'), await aSignedIn(database)];
  const files = await listsTakenAway(site, { asker: asker.cookie, approver: approver.cookie });
  for (const [name, text] of Object.entries(files))
    expect([name, text.includes('Delete this file by'), both.some((one) => holds(text, one))]).toEqual([
      name,
      true,
      false,
    ]);
  expect((await pagesWith(both, otherPages(), { site })).found).toEqual([]);
  expect(await foundOutside(asker.cookie, slugs)).toEqual([]);

  // Whoever works there reads each of them, so the scan looks where they stand, and each page opens there.
  const { found: read } = await staffPagesWith(both, await ofKent('supervisor'), scan);
  const quiet = new Set(['groupMember', 'groupAction', 'surgeCall', 'message']);
  for (const [name, id] of Object.entries(records))
    if (!quiet.has(name)) expect([name, read.some((one) => one.includes(id))]).toEqual([name, true]);
  expect(await shutToKent(all)).toEqual(ofSomebodyElse);
}, 600_000);
