import { describe, expect } from 'vitest';
import { enquiryPages } from '#lib/officers/staff-enquiry-pages.ts';
import { newsletterPages } from '#lib/officers/staff-newsletter-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { enquiryRecords } from '../support/site-enquiries.ts';
import { aKeeper } from '../support/site-people.ts';
import { filled, goTo, signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { cookie } = await aKeeper(database);
// The demonstration has addresses that are not written to, and messages of the mailbox that nobody understood.
const [returned] = await database.sql<{ keptAside: string; suppression: string }[]>`
  select (select id from mail_kept_aside where settled_at is null limit 1) as "keptAside",
    (select id from mail_suppression where scope = 'all' and lifted_at is null limit 1) as suppression`;
const records = { ...(await enquiryRecords(database)), ...returned! };
const mailPages = Object.keys(newsletterPages).filter((pattern) => pattern.startsWith('/staff/admin/mail'));

/** What stands for the parameters of a page: the first beginning that fits. */
const standsFor: readonly (readonly [beginning: string, record: string])[] = [
  ['/staff/enquiries/templates/[id]', 'replyTemplate'],
  ['/staff/enquiries/[id]', 'enquiry'],
  ['/staff/admin/signposts/routes/[id]', 'councilRoute'],
  ['/staff/admin/signposts/[id]', 'signpost'],
  ['/staff/admin/mail/aside/[id]', 'keptAside'],
  ['/staff/admin/mail/[id]', 'suppression'],
];

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for([...Object.keys(enquiryPages), ...mailPages])(
    'the page of staff %s',
    async (pattern, { keptWindow }) => {
      const page = await keptWindow('staff');
      await signInWindow(page, site, cookie);
      await goTo(page, site, filled(pattern, standsFor, records));
      expect(await barriers(page)).toEqual([]);
    },
  );

  it.for([
    ['/contact', 'What is it about?'],
    ['/contact?reason=accessibility', 'What is it about?'],
    ['/complaints', 'Standards and Compliance Unit'],
    ['/terms', 'Terms of use'],
    ['/privacy/2026-11-21', 'This version held until'],
    ['/accessibility', 'Enforcement procedure'],
    ['/cookies', 'known-device'],
    ['/areas?near=zzzz', 'leads to none of our areas'],
    ['/areas/bedford', 'Riverside Families'],
    ['/areas/uttlesford', 'Nothing has a date yet'],
    ['/help/someone-i-know?district=E06000032', 'Nobody has checked this lately'],
    ['/help/i-work-with-people?district=E06000055', 'Bedford Borough Council'],
  ] as const)('%s', async ([path, words], { keptWindow }) => {
    const page = await keptWindow();
    await page.goto(site.url + path);
    expect(await page.locator('body').innerText()).toContain(words);
    expect(await barriers(page)).toEqual([]);
  });

  it.for([
    ['a message with mistakes', 'Could you', 'not an address', 'Enter an email address'],
    [
      'a message that is stopped',
      'I am worried about my son, he was radicalised',
      'a@example.com',
      'is not sent',
    ],
  ] as const)('%s', async ([_what, words, email, said], { keptWindow }) => {
    const page = await keptWindow();
    await page.goto(`${site.url}/contact?reason=other`);
    await page.getByLabel('What do you want to ask').fill(words);
    await page.getByLabel('Your email address').fill(email);
    await page.getByRole('button', { name: 'Send your message' }).click();
    await page.waitForLoadState();
    expect(`${await page.title()} ${await page.locator('body').innerText()}`).toContain(said);
    expect(await barriers(page)).toEqual([]);
  });
});
