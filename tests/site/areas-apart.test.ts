import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type AreaId } from '#db/schema/areas.ts';
import { roleGrant, roles } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { aStandingAssessment } from '../support/assessment-makers.ts';
import { aCommsPlan, anApprovedLine, aReleasedLine } from '../support/comms-makers.ts';
import { aLoggedVisit } from '../support/engagement-makers.ts';
import { anApprovedImpact } from '../support/impact-makers.ts';
import { aLesson } from '../support/lesson-makers.ts';
import { anOfficer } from '../support/makers.ts';
import { anObservation } from '../support/observation-makers.ts';
import { openSite } from '../support/open-site.ts';
import { aReturn, officerWords } from '../support/return-makers.ts';
import { feedMadeOn, listsTakenAway, partnerByLink } from '../support/site-outlets.ts';
import {
  holds,
  otherPages,
  pagesWith,
  partnerPages,
  type Standing,
  staffPagesWith,
} from '../support/site-scan.ts';
import { aSignedIn, signedInAs } from '../support/site-sign-in.ts';
import { anApprovedSummary, areaCalled, secretWords, thisWeek } from '../support/summary-makers.ts';
import { aSurge } from '../support/surge-makers.ts';
import { aGroup, aMeeting } from '../support/tension-group-makers.ts';

const { site, database } = await openSite();
const { db } = database;
const marker = 'quartz lantern seventeen';
const words = `They speak of the ${marker}.`;
const both = [marker, secretWords.toLowerCase()];

/** Somebody of Essex who has just signed in. */
async function ofEssex(role: (typeof roles)[number]): Promise<{ officer: Officer; cookie: string }> {
  const made = await anOfficer(db, role);
  const areaId = await areaCalled(db, 'essex-force');
  await db.update(roleGrant).set({ areaId }).where(eq(roleGrant.officerId, made.id));
  const officer = { ...made, grants: [{ role, areaId, areaName: 'Essex' }] };
  return { officer, cookie: await signedInAs(database, officer) };
}

/** What Essex keeps for itself about tension in a district of its own, by the pages on which it is read. */
async function tensionThere(author: Officer, areaId: AreaId) {
  const said = {
    issue: words,
    facts: words,
    view: words,
    rationale: words,
    mitigation: words,
    gaps: [words],
  };
  const group = await aGroup(db, author, areaId);
  await aMeeting(db, author, group, { place: words, agenda: words });
  const force = await areaCalled(db, 'essex-force');
  // A week of which the demonstration has no summary.
  const week = thisWeek.subtract({ weeks: 40 });
  return {
    '/staff/tension/observations/': await anObservation(db, author, { areaId, words, effect: words }),
    '/staff/tension/assessments/': await aStandingAssessment(db, author, { areaId, ...said }),
    '/staff/tension/returns/': await aReturn(db, author, {
      areaId,
      answer: { ...officerWords, experienced: words },
    }),
    '/staff/tension/groups/': group,
    '/staff/tension/summaries/': await anApprovedSummary(db, author, { areaId: force, week }),
  };
}

/** The same about impact, and about what was said to people there. */
async function impactThere(author: Officer, areaId: AreaId) {
  const plan = await aCommsPlan(db, author, { areaId, title: words, purpose: words, objective: words });
  await anApprovedLine(db, author, plan, { words });
  await aReleasedLine(db, author, plan, { words });
  return {
    '/staff/impact/surges/': await aSurge(db, author, { areaId, title: words, publicWords: words }),
    '/staff/impact/': await anApprovedImpact(db, author, { areaId, name: words, whatHappened: words }),
    '/staff/comms/': plan.id,
    '/staff/lessons/': await aLesson(db, author, { areaId, words, willDo: words }),
    '/staff/engagements/': await aLoggedVisit(db, author, { areaId, summary: words }),
  };
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
    where f.slug = 'essex-force' and d.kind = 'district' order by d.slug limit 1`;
  const author = await ofEssex('prevent_officer');
  const records: Record<string, string> = {
    ...(await tensionThere(author.officer, district!.id)),
    ...(await impactThere(author.officer, district!.id)),
  };
  const standing: Standing = Object.entries(records).map(([beginning, id]) => [beginning, [id]]);
  const questions = ['?words=quartz+lantern', '?list=open'];
  const scan = { site, standing, slugs: [district!.slug, 'essex-force', 'bedford'], questions };

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
  expect(await foundOutside(asker.cookie, scan.slugs)).toEqual([]);

  // Whoever works there reads each of them, so the scan looks where they stand.
  const { found: read } = await staffPagesWith(both, await ofEssex('supervisor'), scan);
  for (const [beginning, id] of Object.entries(records))
    expect([beginning, read.some((one) => one.includes(`${beginning}${id}`))]).toEqual([beginning, true]);
}, 600_000);
