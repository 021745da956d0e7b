import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { impactRows } from '#db/schema/impact-terms.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite();

/** Signs a window in as somebody of the demonstration. */
async function signIn(page: Page, who: string): Promise<void> {
  const theirs = eq(account.email, `${who}@demo.concord.example`);
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = async (page: Page, boxes: Readonly<Record<string, string>>) => {
  for (const [name, words] of Object.entries(boxes)) await page.locator(`[name="${name}"]`).fill(words);
};

async function weigh(page: Page): Promise<void> {
  for (const row of impactRows) {
    for (const [box, value] of Object.entries({ lb: '3', ib: '3', la: '2', ia: '2' }))
      await page.locator(`[name="${row}-${box}"]`).selectOption(value);
    await page.locator(`[name="${row}-m"]`).fill('Officers on foot each morning.');
  }
}

it('goes without script from its start by an officer, over approval by a supervisor, advice and review, to its end', async ({
  openWindow,
}) => {
  const options = { javaScriptEnabled: false };
  const [officer, supervisor] = [await openWindow(options), await openWindow(options)];
  await signIn(officer, 'officer');
  await officer.goto(`${site.url}/staff/impact`);
  await officer.getByRole('link', { name: 'Start an assessment' }).click();
  await officer.getByLabel('Incident', { exact: true }).check();
  await fill(officer, { name: 'Flood in the lower town', whatHappened: 'The river closed three streets.' });
  await officer.locator('[name="area"]').selectOption('bedford');
  await press(officer, 'Start the assessment');
  await officer.waitForURL('**?done=started');
  const address = officer.url().replace(/\?.*$/, '');

  await officer.getByRole('link', { name: 'Edit the draft', exact: true }).click();
  await fill(officer, {
    knownConfirmed: 'Three streets are closed.',
    rumour: 'That a bridge fell: it did not.',
  });
  await press(officer, 'Save and write the next part');
  await fill(officer, { communities: 'People who live and trade by the river.' });
  await press(officer, 'Save and write the next part');
  await weigh(officer);
  await press(officer, 'Save and write the next part');
  await fill(officer, {
    ...{
      equalityDiscrimination: 'The same help for every street.',
      equalityOpportunity: 'Calls to older people.',
    },
    ...{ equalityRelations: 'Neighbours share a hall.', equalityEvidence: 'Visits on the first day.' },
  });
  await press(officer, 'Save and write the next part');
  await fill(officer, { proportionality: 'Two officers on foot, no more.' });
  await press(officer, 'Save this part');
  await press(officer, 'Ask for approval');
  await officer.waitForURL('**?done=asked');

  await signIn(supervisor, 'supervisor');
  await supervisor.goto(`${site.url}/staff/impact?list=waiting`);
  await supervisor.getByRole('link', { name: 'Flood in the lower town', exact: true }).click();
  await supervisor.getByRole('link', { name: 'Approve or send back' }).click();
  await supervisor.getByLabel('Approve it').check();
  await press(supervisor, 'Decide');
  await supervisor.waitForURL('**?done=approved');

  await officer.goto(`${address}/consultation`);
  await fill(officer, {
    body: 'Bedford Independent Advisory Group (IAG)',
    advice: 'Be seen in the mornings.',
  });
  await press(officer, 'Record advice');
  await officer.waitForURL('**?done=advised');
  await officer.getByLabel('Accepted', { exact: true }).check();
  await fill(officer, { because: 'Officers walk there each morning.' });
  await press(officer, 'Record the answer');
  await officer.waitForURL('**?done=answered');

  await officer.goto(address);
  expect(await officer.getByText('Review overdue').count()).toBe(1);
  await officer.goto(`${address}/review`);
  await officer.getByLabel('Nothing changed').check();
  await press(officer, 'Record the review');
  await officer.waitForURL('**?done=reviewed');
  expect(await officer.getByText('Review overdue').count()).toBe(0);
  const file = await officer.request.get(`${address}/cia.pdf`);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await officer.goto(`${address}/close`);
  await fill(officer, { outcome: 'The streets are open again.', lesson: 'Call on older people first.' });
  await officer.getByLabel('Yes: it is shown').check();
  await press(officer, 'Close the assessment');
  await officer.waitForURL('**?done=closed');
  await officer.goto(`${site.url}/staff/impact/new`);
  expect(await officer.getByText('Call on older people first.').count()).toBe(1);
});

it('can be used on a phone and by a screen reader in each of its parts', async ({ openWindow }) => {
  const page = await openWindow();
  await signIn(page, 'officer');
  await page.goto(`${site.url}/staff/impact`);
  await page.getByRole('link', { name: 'Fire at the market hall' }).first().click();
  const address = page.url();
  await press(page, 'Begin the next version');
  const parts = ['situation', 'area', 'grid', 'equality', 'response'].map((part) => `/edit?part=${part}`);
  for (const part of [
    ...parts,
    '',
    '/review',
    '/consultation',
    '/actions',
    '/areas',
    '/print',
    '/compare',
    '/close',
  ]) {
    await page.goto(address + part);
    expect([part, await barriers(page)]).toEqual([part, []]);
  }
});
