import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';
import { aHead, aTrainingLead, trainingLinks, trainingRecords } from '../support/site-training.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';
import { goTo } from '../support/staff-pages-seen.ts';

let site: RunningSite;
let database: SiteDatabase;
let cookies: string[];
const at: Record<string, string> = {};
beforeAll(async () => {
  site = await startPreparedSite({ TRUST_PROXY: '1' });
  database = openSiteDatabase(site);
  const lead = await aTrainingLead(database);
  cookies = [await aHead(database), lead.cookie];
  Object.assign(at, await trainingRecords(database), await trainingLinks(database), {
    own: lead.institution,
  });
});
afterAll(async () => {
  await database.close();
  await site.remove();
});

async function signIn(page: Page): Promise<void> {
  const own = cookies.map((cookie) => {
    const [name = '', value = ''] = cookie.split('=');
    return { name, value, url: site.url, secure: true, httpOnly: true };
  });
  await page.context().addCookies(own);
}

const training = '/staff/training';
/** Every page of staff about training, by its pattern, with the record of the demonstration that it shows. */
const ofStaff: Readonly<Record<string, string>> = {
  [`${training}/courses/[id]`]: 'course',
  [`${training}/courses/[id]/retire`]: 'course',
  [`${training}/courses/[id]/use`]: 'course',
  [`${training}/courses/[id]/versions/[number]`]: 'course',
  [`${training}/sessions/[id]`]: 'coming',
  [`${training}/sessions/[id]/edit`]: 'coming',
  [`${training}/sessions/[id]/cancel`]: 'coming',
  [`${training}/sessions/[id]/confirm`]: 'tentative',
  [`${training}/sessions/[id]/code`]: 'invited',
  [`${training}/sessions/[id]/waiting-list`]: 'coming',
  [`${training}/sessions/[id]/register`]: 'held',
  [`${training}/sessions/[id]/register/absent`]: 'held',
  [`${training}/sessions/[id]/register/sheet`]: 'held',
  [`${training}/sessions/[id]/register/slide`]: 'held',
  [`${training}/sessions/[id]/register/walk-in`]: 'held',
  [`${training}/sessions/[id]/restrict`]: 'coming',
  [`${training}/sessions/[id]/bookings/[booking]`]: 'booking',
  [`${training}/sessions/[id]/bookings/[booking]/cancel`]: 'booking',
  [`${training}/sessions/[id]/evaluation`]: 'held',
  [`${training}/sessions/[id]/certificates`]: 'held',
  [`${training}/sessions/[id]/whole`]: 'whole',
  [`${training}/sessions/[id]/headcount`]: 'whole',
  [`${training}/certificates/[id]`]: 'certificate',
  [`${training}/certificates/[id]/reissue`]: 'certificate',
  [`${training}/certificates/[id]/revoke`]: 'certificate',
  [`${training}/requests/[id]`]: 'offered',
  [`${training}/requests/[id]/dates`]: 'triage',
  [`${training}/requests/[id]/take-back`]: 'offered',
  [`${training}/requests/[id]/accept`]: 'offered',
  [`${training}/requests/[id]/decline`]: 'triage',
  [`${training}/requests/[id]/waive`]: 'delivered',
  [`${training}/partners/[membership]`]: 'asked',
  [`${training}/coverage/[institution]`]: 'institution',
  [`${training}/coverage/[institution]/lead`]: 'institution',
  [`${training}/coverage/[institution]/route`]: 'institution',
  '/staff/admin/jobs/[job]': 'job',
};
at['job'] = 'send-reminders';
// Files, answers to scripts, and a page that is there only while a file is being made.
const noPages = /\.(csv|pdf|zip|ics)$|\/marks$|\/batches\//;
const patterns = Object.keys(staffPages).filter(
  (pattern) => /^\/staff\/(training|reports|admin\/jobs)/.test(pattern) && !noPages.test(pattern),
);
const filled = (pattern: string): string =>
  pattern
    .replace('[id]/bookings/[booking]', () => at[ofStaff[pattern]!]!)
    .replace('[number]', '1')
    .replace(/\[\w+\]/, () => at[ofStaff[pattern]!]!);

const ofPartners = ['', '/certificates', '/colleagues', '/colleagues/invite', '/report', '/leave'];

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for(patterns)('the page of staff %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow();
    await signIn(page);
    await goTo(page, site, filled(pattern));
    expect(await barriers(page)).toEqual([]);
  });

  it.for(ofPartners)('the page of a partner’s organisation%s', async (rest, { keptWindow }) => {
    const page = await keptWindow();
    await signIn(page);
    const answer = await page.goto(`${site.url}/partner/organisations/${at['own']}${rest}`);
    expect(answer!.status()).toBe(200);
    expect(await barriers(page)).toEqual([]);
  });

  it.for([
    ['/partner', 200],
    ['/partner/join', 200],
    ['/partner/sign-in', 200],
    ['/partner/invitations/{invitation}', 200],
    ['/partner/invitations/nothing', 404],
    ['/training/request', 200],
    ['/training/requests/{request}', 200],
    ['/training/requests/{request}/dates', 200],
    ['/training/requests/{request}/people', 200],
    ['/training/requests/{request}/withdraw', 200],
    ['/check-in', 200],
    ['/check-in/{code}', 200],
    ['/evaluation/{evaluation}', 200],
    ['/evaluation/nothing', 404],
    ['/certificates', 200],
    ['/certificates/{number}', 200],
    ['/certificates/nothing', 404],
  ] as const)('%s', async ([path, status], { keptWindow }) => {
    const page = await keptWindow();
    await signIn(page);
    const answer = await page.goto(site.url + path.replace(/\{(\w+)\}/, (_, name: string) => at[name]!));
    expect(answer!.status()).toBe(status);
    expect(await barriers(page)).toEqual([]);
  });
});
