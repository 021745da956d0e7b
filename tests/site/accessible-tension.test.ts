import { describe, expect } from 'vitest';
import { impactPages } from '#lib/officers/staff-impact-pages.ts';
import { tensionPages } from '#lib/officers/staff-tension-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { impactRecords } from '../support/site-impact.ts';
import { aKeeper } from '../support/site-people.ts';
import { tensionRecords } from '../support/site-tension.ts';
import { filled, goTo, signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { cookie } = await aKeeper(database);
const records = { ...(await tensionRecords(database)), ...(await impactRecords(database)) };

/** What stands for the parameters of a page: the first beginning that fits, from the longest. */
const standsFor: readonly (readonly [beginning: string, record: string])[] = [
  ['/staff/tension/observations/[id]', 'observation'],
  ['/staff/tension/groups/[id]/members/[member]', 'groupMember'],
  ['/staff/tension/groups/[id]/actions/[action]', 'groupAction'],
  ['/staff/tension/groups/[id]/meetings/[meeting]', 'groupMeeting'],
  ['/staff/tension/groups/[id]', 'tensionGroup'],
  ['/staff/tension/summaries/[id]/edit', 'draftSummary'],
  ['/staff/tension/summaries/[id]/discard', 'draftSummary'],
  ['/staff/tension/summaries/[id]/approve', 'waitingSummary'],
  ['/staff/tension/summaries/[id]', 'summary'],
  ['/staff/tension/summaries/readers/[slug]', 'force'],
  ['/staff/tension/areas/[slug]', 'area'],
  ['/staff/tension/returns/reporters/[id]/end', 'reporter'],
  ['/staff/tension/returns/[id]', 'tensionReturn'],
  ['/staff/comms/[id]/open', 'embargoedPlan'],
  ['/staff/comms/[id]/approve', 'waitingPlan'],
  ['/staff/comms/[id]/discard', 'draftPlan'],
  ['/staff/comms/[id]/recall', 'releasedPlan'],
  ['/staff/comms/[id]/release', 'readyPlan'],
  ['/staff/comms/[id]', 'commsPlan'],
  ['/staff/lessons/[id]', 'lesson'],
  ['/staff/tension/assessments/questions/[id]', 'question'],
  ['/staff/tension/assessments/[id]/approve', 'waitingAssessment'],
  ['/staff/tension/assessments/[id]/edit', 'draftAssessment'],
  ['/staff/tension/assessments/[id]/discard', 'draftAssessment'],
  ['/staff/tension/assessments/[id]', 'assessment'],
  ['/staff/admin/vocabularies/tension-scale/[level]', 'level'],
  ['/staff/impact/surges/[id]/calls/[call]', 'surgeWithCall'],
  ['/staff/impact/surges/[id]', 'surge'],
  ['/staff/impact/[id]/approve', 'waitingImpact'],
  ['/staff/impact/[id]/compare', 'twoVersions'],
  ['/staff/impact/[id]/discard', 'twoVersions'],
  ['/staff/impact/[id]/edit', 'twoVersions'],
  ['/staff/impact/[id]', 'impact'],
];

// Files and answers to scripts.
const noPages = /\.(csv|json|pdf)$|\/live$/;
const patterns = [...Object.keys(tensionPages), ...Object.keys(impactPages)].filter(
  (pattern) => !noPages.test(pattern),
);

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for(patterns)('the page of staff %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow();
    await signInWindow(page, site, cookie);
    await goTo(page, site, filled(pattern, standsFor, records));
    expect(await barriers(page)).toEqual([]);
  });
});
