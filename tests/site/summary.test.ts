import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { barriers } from '../support/accessible.ts';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { lettersTo } from '../support/site-mail.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const [secret, shared] = [
  'Traders spoke of shutters in Tavistock Street.',
  'Officers call on each shop on Friday.',
];
const partnerEmail = 'prevent@cannbridge.council.example';

/** Signs a window in as somebody of the demonstration. */
async function signIn(page: Page, who: string): Promise<void> {
  const theirs = eq(account.email, `${who}@demo.concord.example`);
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

async function signInPartner({ page, press }: ReturnType<typeof inWindow>): Promise<void> {
  await page.goto(`${site.url}/partner/sign-in`);
  await page.getByLabel('Work email address').fill(partnerEmail);
  await press('Email me a link');
  const [mail] = await lettersTo(database, site.url, partnerEmail);
  await page.goto((mail!.fields as unknown as { signInUrl: string }).signInUrl);
  await press('Sign in');
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const words = (page: Page) => page.getByRole('main').innerText();
const list = '/staff/tension/summaries';

it('goes from a return to its readers: put together, edited, approved by somebody else, sent, and read by a partner', async ({
  openWindow,
}) => {
  const plain = { javaScriptEnabled: false };
  const [officer, analyst, supervisor] = [
    await openWindow(plain),
    await openWindow(plain),
    await openWindow(plain),
  ];
  await signIn(officer, 'officer');
  await officer.goto(`${site.url}/staff/tension/returns/new`);
  await officer.getByRole('link', { name: /^Report (again )?for Bedford$/ }).click();
  await officer.getByLabel('What do people feel?').fill(secret);
  await officer.getByLabel('What is it about?').selectOption({ label: 'Policing activity or confidence' });
  await press(officer, 'Send the return');
  expect(await words(officer)).toContain('Your return for Bedford is sent');

  await signIn(analyst, 'analyst');
  await analyst.goto(site.url + list);
  await analyst.getByRole('link', { name: /^Put it together ?: Bedfordshire$/ }).click();
  await press(analyst, 'Put it together');
  await analyst.waitForURL('**?done=assembled');
  expect(await words(analyst)).toContain(secret);
  const address = analyst.url().replace(/\?.*$/, '');

  await analyst.getByRole('link', { name: 'Edit', exact: true }).click();
  const added = analyst.locator('#add');
  await added.getByLabel('Words').fill(shared);
  await added.getByLabel('Part').selectOption({ label: 'What is being done' });
  await added.getByLabel('Who may read it').selectOption({ label: 'May be shared' });
  await analyst.getByRole('button', { name: 'Save summary' }).first().click();
  await analyst.waitForURL('**?done=edited');
  await press(analyst, 'Ask for approval');
  await analyst.waitForURL('**?done=asked');
  expect(await analyst.getByRole('link', { name: 'Approve or send back' }).count()).toBe(0);

  await signIn(supervisor, 'supervisor');
  await supervisor.goto(address);
  await supervisor.getByRole('link', { name: 'Approve or send back' }).click();
  expect(await words(supervisor)).toContain(secret);
  await supervisor.getByLabel('Approve it').check();
  await press(supervisor, 'Decide');
  await supervisor.waitForURL('**?done=approved');

  await analyst.goto(`${address}/edit`);
  expect(new URL(analyst.url()).pathname).toBe(new URL(address).pathname);
  const file = await analyst.request.get(`${address}/summary.pdf`);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await analyst.getByRole('link', { name: 'Send it, and see who read it' }).click();
  await press(analyst, 'Send it to 3 readers');
  expect(await words(analyst)).toContain('It is on its way to 3 readers');
  expect(await analyst.getByRole('button', { name: /^Send it/ }).count()).toBe(0);

  const partner = inWindow(await openWindow());
  await signInPartner(partner);
  await partner.follow('Read the week in the communities of Bedfordshire');
  await expect.poll(partner.words).toContain(shared);
  await partner.press('I have read it');
  await expect.poll(partner.words).toContain('It is noted that you have read it');
  expect(await barriers(partner.page)).toEqual([]);
  for (const path of [
    '/partner',
    '/partner/areas/bedfordshire-force',
    '/partner/areas/bedfordshire-force?output=restricted',
    '/partner/areas/essex-force',
    '/partner/returns',
    '/partner/returns/new',
  ]) {
    await partner.page.goto(site.url + path);
    expect([path, (await partner.page.content()).includes(secret)]).toEqual([path, false]);
  }
  for (const path of [new URL(address).pathname, `${new URL(address).pathname}/summary.pdf`]) {
    const answer = await partner.page.request.get(site.url + path, { maxRedirects: 0 });
    expect([path, (await answer.text()).includes(secret)]).toEqual([path, false]);
    expect(answer.status()).not.toBe(200);
  }

  await analyst.goto(`${address}/distribute`);
  expect(await words(analyst)).toContain('by Owen Castellane');
});
