import { expect } from 'vitest';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { fill, follow, press, signInAs } from '../support/site-roles.ts';

const { site, database } = await openSite();
const words = 'Shops by the river shut early.';

it('keeps what is typed into an assessment of tension for whoever typed it, until it is saved', async ({
  openWindow,
}) => {
  const [page, other] = [await openWindow(), await openWindow()];
  await signInAs(page, { site, database }, 'analyst');
  await signInAs(other, { site, database }, 'supervisor');
  await page.goto(`${site.url}/staff/tension/assessments/new?area=luton&category=resources_and_services`);
  await fill(page, { issue: 'Closing of the library' });
  await press(page, 'Begin the draft');
  await page.waitForURL('**/edit');
  const address = page.url();
  await fill(page, { facts: words });
  await page.getByText('Kept for you at').waitFor();
  await other.goto(address);
  expect(await other.locator('main [name=facts]').inputValue()).toBe('');
  await page.goto(address);
  expect(await page.locator('main [name=facts]').inputValue()).toBe(words);
  expect(await page.getByText('These words were kept for you').count()).toBe(1);
  await follow(page, 'Show what is saved instead');
  expect(await page.locator('main [name=facts]').inputValue()).toBe('');
  await page.goto(address);
  await press(page, 'Save draft');
  await page.waitForURL('**?done=saved');
  expect(await page.locator('main [name=facts]').inputValue()).toBe(words);
  expect(await page.getByText('These words were kept for you').count()).toBe(0);
});

it('keeps each part of an impact assessment that is being written', async ({ openWindow }) => {
  const page = await openWindow();
  await signInAs(page, { site, database }, 'officer');
  await page.goto(`${site.url}/staff/impact`);
  await page.getByRole('link', { name: 'Fire at the market hall' }).first().click();
  await press(page, 'Begin the next version');
  const part = `${page.url().replace(/(\/edit)?(\?.*)?$/, '')}/edit?part=response`;
  await page.goto(part);
  await fill(page, { proportionality: words });
  await page.getByText('Kept for you at').waitFor();
  await page.goto(part);
  expect(await page.locator('main [name=proportionality]').inputValue()).toBe(words);
  await press(page, 'Save this part');
  await page.waitForURL('**?done=**');
  await page.goto(part);
  expect(await page.getByText('These words were kept for you').count()).toBe(0);
});
