import { describe, expect } from 'vitest';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { aKeeper, peopleRecords, shownTo } from '../support/site-people.ts';
import { aTrainingLead } from '../support/site-training.ts';
import { filled, goTo, signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { officer, cookie } = await aKeeper(database);
const records = await peopleRecords(database, officer);
const lead = await aTrainingLead(database);
const recorded = await shownTo(database, lead.institution);

/** What stands for the parameters of a page: the first beginning that fits, from the longest. */
const standsFor: readonly (readonly [beginning: string, record: string])[] = [
  ['/staff/search/saved/[id]', 'saved'],
  ['/staff/exports/[id]', 'export'],
  ['/staff/institutions/import/[id]', 'import'],
  ['/staff/institutions/duplicates/[merge]', 'merge'],
  ['/staff/institutions/[id]/sites/[site]', 'site'],
  ['/staff/institutions/[id]/relationships/[relationship]', 'relationship'],
  ['/staff/institutions/[id]', 'institution'],
  ['/staff/contacts/wishes/[id]', 'wish'],
  ['/staff/contacts/[id]/roles/[role]', 'role'],
  ['/staff/contacts/[id]', 'contact'],
  ['/staff/networks/[id]/members/[member]', 'member'],
  ['/staff/networks/[id]', 'network'],
  ['/staff/promises/feedback/[id]', 'waiting'],
  ['/staff/promises/[id]/tell', 'kept'],
  ['/staff/promises/[id]', 'promised'],
  ['/staff/engagements/hand-over/[officer]', 'colleague'],
  ['/staff/engagements/planned/[id]', 'planned'],
  ['/staff/engagements/[id]/show', 'shows'],
  ['/staff/engagements/[id]', 'engagement'],
  ['/staff/events/proposals/[id]', 'proposal'],
  ['/staff/events/[id]/approve', 'asking'],
  ['/staff/events/[id]/debrief', 'held'],
  ['/staff/events/[id]/series', 'seriesDate'],
  ['/staff/events/[id]/registrations/[registration]', 'registered'],
  ['/staff/events/[id]/registrations', 'registering'],
  ['/staff/events/[id]/questions', 'registering'],
  ['/staff/calendar/feeds/[id]', 'feed'],
  ['/staff/calendar/dates/[id]', 'dateThatMatters'],
  ['/staff/events/[id]', 'event'],
  ['/staff/briefings/[id]/discard', 'waitingBriefing'],
  ['/staff/briefings/[id]/edit', 'waitingBriefing'],
  ['/staff/briefings/[id]/release', 'waitingBriefing'],
  ['/staff/briefings/[id]', 'briefing'],
  ['/staff/areas/[slug]', 'area'],
];

/** What two pages are asked about: without it they lead to their lists. */
const asked: Readonly<Record<string, string>> = {
  '/staff/search/saved/new': '?page=institutions',
  '/staff/exports/new': '?page=institutions',
};

// Files, answers to scripts, what leads elsewhere, and the way back from a list, which its own journey walks.
const noPages =
  /\.(csv|json|pmtiles|ics|pdf|js)$|\/drafts\/(save|kept|discard|leave)$|\/saved\/\[id\]\/open$|import\/\[id\]\/undo$/;
const patterns = Object.keys(staffPages).filter(
  (pattern) =>
    /^\/staff\/(search|exports|institutions|contacts|networks|promises|engagements|events|calendar|briefings|areas)/.test(
      pattern,
    ) && !noPages.test(pattern),
);

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for(patterns)('the page of staff %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow('staff');
    await signInWindow(page, site, cookie);
    await goTo(page, site, filled(pattern, standsFor, records) + (asked[pattern] ?? ''));
    expect(await barriers(page)).toEqual([]);
  });

  it('the page on which a partner reads what we recorded of a visit', async ({ keptWindow }) => {
    const page = await keptWindow('partner');
    await signInWindow(page, site, lead.cookie);
    const answer = await page.goto(
      `${site.url}/partner/organisations/${lead.institution}/engagements/${recorded}`,
    );
    expect(answer!.status()).toBe(200);
    expect(await barriers(page)).toEqual([]);
  });
});
