import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { area } from '#db/schema/areas.ts';
import { event } from '#db/schema/events.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import { startPartnerSession } from '#lib/partners/sign-in/sessions.ts';
import { ukDay } from '#lib/dates.ts';
import { barriers } from '../support/accessible.ts';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { anInstitution, aMembership } from '../support/partner-makers.ts';
import { lettersTo } from '../support/site-mail.ts';
import { aKeeper } from '../support/site-people.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const [officer, supervisor] = [await aKeeper(database), await aKeeper(database)];
const { db } = database;
const on = ukDay(Temporal.Now.instant()).add({ days: 45 });
const title = 'Supper in the school hall';

const [bedford] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
const { partner } = await aMembership(db, await anInstitution(db, { districtId: bedford!.id }));

const words = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function as(page: Page, { cookie }: typeof officer): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: site.url }]);
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Work email address').fill(partner.email);
  await press(page, 'Email me a link');
  const [mail] = await lettersTo(database, site.url, partner.email);
  await page.goto((mail!.fields as unknown as { signInUrl: string }).signInUrl);
  await press(page, 'Sign in');
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('What is it called?').fill(title);
  await page.getByLabel('In one sentence').fill('Bring a dish, and meet your neighbours.');
  await page.getByLabel('What happens there?').fill('We eat together, and the choir sings.');
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`input[name="on-${part}"]`).fill(String(on[part]));
  await page.locator('input[name="from"]').fill('6pm');
  await page.locator('input[name="venue"]').fill('Addison Hall');
  await page.locator('input[name="postcode"]').fill('MK42 9KC');
  await page.locator('select[name="area"]').selectOption({ label: 'Bedford' });
  await page.locator('input[name="parking"]').fill('Free car park');
}

it('a partner proposes an event without script; it is accepted, approved and published, and stands in the list', async ({
  openWindow,
}) => {
  const theirs = await openWindow({ javaScriptEnabled: false });
  const ours = await openWindow({ javaScriptEnabled: false });
  const others = await openWindow({ javaScriptEnabled: false });
  await as(ours, officer);
  await as(others, supervisor);

  await theirs.goto(`${site.url}/events`);
  await theirs.getByRole('link', { name: 'propose an event' }).click();
  await signIn(theirs);
  await fillIn(theirs);
  await press(theirs, 'Send the proposal');
  expect(await words(theirs)).toContain('Enter when it ends');
  expect(await theirs.getByLabel('What is it called?').inputValue()).toBe(title);
  await theirs.locator('input[name="to"]').fill('8pm');
  await press(theirs, 'Send the proposal');
  expect(await words(theirs)).toContain('We have your proposal');
  expect(await words(theirs)).toContain('What happens next');
  const own = theirs.url().replace(/\?.*/, '');

  await ours.goto(`${site.url}/staff/events/proposals`);
  await ours.getByRole('link', { name: title }).click();
  expect(await words(ours)).toContain('We eat together');
  await press(ours, 'Accept, and make a draft');
  expect(await words(ours)).toContain('The proposal is accepted');
  const draft = ours.url().replace(/\?.*/, '');
  await theirs.goto(own);
  expect(await words(theirs)).toContain('A colleague reads it once more');

  await press(ours, 'Ask for approval');
  await others.goto(`${draft}/approve`);
  await others.getByLabel('Approve it').check();
  await press(others, 'Decide');
  await ours.goto(draft);
  await press(ours, 'Publish');
  expect(await words(ours)).toContain('The event is published');

  await theirs.goto(own);
  await theirs.getByRole('link', { name: 'See it in the calendar' }).click();
  expect(await words(theirs)).toContain('Hosted by Ashmere');
  const [row] = await db.select().from(event).where(eq(event.title, title));
  await theirs.goto(`${site.url}/events?area=bedford&type=type_community_event&near=`);
  while (!(await theirs.locator(`main a[href="/events/${row!.slug}"]`).count()))
    await theirs.getByRole('link', { name: 'Next' }).click();
  const letters = await lettersTo(database, site.url, partner.email);
  expect(
    letters
      .map(({ template }) => template)
      .sort()
      .slice(0, 2),
  ).toEqual(['event-proposal-accepted', 'event-proposal-received']);
});

it('a form that is sent twice from the same page is one proposal', async ({ openWindow }) => {
  const { page } = inWindow(await openWindow());
  await page.goto(`${site.url}/partner/proposals/new`);
  await signIn(page);
  await page.goto(`${site.url}/partner/proposals/new`);
  await fillIn(page);
  await page.getByLabel('What is it called?').fill('Twice');
  await page.locator('input[name="to"]').fill('8pm');
  await press(page, 'Send the proposal');
  await page.goBack();
  await press(page, 'Send the proposal');
  expect(await words(page)).toContain('What happens next');
  expect(await db.$count(eventProposal, eq(eventProposal.title, 'Twice'))).toBe(1);
});

it('the map of events leads by keyboard to the list of a district, and its table to the same', async ({
  openWindow,
}) => {
  const page = await openWindow({ javaScriptEnabled: false });
  await page.goto(`${site.url}/events/map`);
  const mark = page.locator('figure svg a[aria-label^="Bedford:"]');
  const href = await mark.getAttribute('href');
  const row = page.locator('table a', { hasText: /^Bedford$/ });
  expect(await row.getAttribute('href')).toBe(href);
  const counted = Number((await mark.locator('text').textContent())!.trim());
  await mark.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/events?area=bedford`);
  expect(await words(page)).toContain(counted === 1 ? '1 event' : `${counted} events`);
});

describe('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for([
    '/partner',
    '/partner/events',
    '/partner/events?list=own',
    '/partner/proposals/new',
    '/partner/proposals/[waiting]',
    '/partner/proposals/[waiting]/change',
    '/partner/proposals/[waiting]/withdraw',
    '/partner/proposals/[declined]',
    '/partner/events/[theirs]',
    '/events/map',
  ])('the page %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow();
    const { waiting, declined, theirs, cookie } = await records();
    await page.context().addCookies([cookie]);
    const filled = pattern.replace('[waiting]', waiting).replace('[declined]', declined);
    const answer = await page.goto(site.url + filled.replace('[theirs]', theirs));
    expect(answer!.status()).toBe(200);
    expect(await barriers(page)).toEqual([]);
  });
});

/** What the demonstration proposed, and the cookie of whoever may see it. */
async function records() {
  const [row] = await database.sql<Record<'waiting' | 'declined' | 'theirs' | 'partner', string>[]>`
    select p.id as waiting, p.partner_id as partner,
      (select id from event_proposal d where d.decision = 'declined' and d.partner_id = p.partner_id limit 1) as declined,
      (select slug from event where visibility = 'partners' and published_at is not null and cancelled_at is null
        and starts_at > now() order by starts_at limit 1) as theirs
    from event_proposal p where p.decided_at is null and p.title = 'Winter fair'`;
  const started = await startPartnerSession(db, row!.partner as PartnerId, false, Temporal.Now.instant());
  const [name = '', value = ''] = started.split(';', 1)[0]!.split('=');
  return { ...row!, cookie: { name, value, url: site.url } };
}
