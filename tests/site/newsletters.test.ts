import { describe, expect } from 'vitest';
import { newsletterPages } from '#lib/officers/staff-newsletter-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { lettersTo } from '../support/site-mail.ts';
import { newsletterRecords, newslettersStandFor } from '../support/site-newsletters.ts';
import { aKeeper } from '../support/site-people.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { filled, goTo, signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { cookie } = await aKeeper(database);
const records = await newsletterRecords(database.db);
const email = 'grace.journey@reader.example';
// What is no page: a count, a file, and a mail within the page that shows it.
const shown = Object.keys(newsletterPages).filter(
  (pattern) => pattern.startsWith('/staff/newsletters') && !/\/(?:people|html|rows\.csv)$/.test(pattern),
);

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for(['/newsletter', '/newsletter?sent=yes', '/newsletter/issues'])(
    '%s',
    async (path, { keptWindow }) => {
      const page = await keptWindow();
      await goTo(page, site, path);
      expect(await barriers(page)).toEqual([]);
    },
  );

  it.for(shown)('the page of staff %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow('staff');
    await signInWindow(page, site, cookie);
    await goTo(page, site, filled(pattern, newslettersStandFor, records));
    expect(await barriers(page)).toEqual([]);
  });
});

it('somebody subscribes, and reads what one officer wrote, another approved and the worker sent', async ({
  openWindow,
}) => {
  const reader = await openWindow();
  await reader.goto(`${site.url}/newsletter`);
  await reader.getByLabel('Your email address').fill(email);
  await reader.getByLabel('News from the team').check();
  await reader.locator('input[name=agrees]').check();
  await reader.getByRole('button', { name: 'Ask for newsletters' }).click();
  await reader.getByText('Look in your inbox').waitFor();
  const [letter] = await lettersTo(database, site.url, email);
  await reader.goto((letter!.fields as unknown as { confirmUrl: string }).confirmUrl);
  await reader.getByRole('button', { name: 'Confirm newsletters' }).click();
  await reader.getByText('You get our newsletters now').waitFor();

  const writer = await openWindow();
  await signInWindow(writer, site, (await aSignedIn(database, 'comms')).cookie);
  await writer.goto(`${site.url}/staff/newsletters/new`);
  await writer.getByLabel('Subject').fill('A walk along the river');
  await writer.getByRole('button', { name: 'Begin newsletter' }).click();
  await writer.getByRole('textbox', { name: 'Text of part 1' }).fill('Meet us at the **bridge** at noon.');
  await writer.getByLabel('What condition 1 asks').selectOption({ label: 'News from the team' });
  await writer.getByText(/would get it now/).waitFor();
  await writer.getByRole('button', { name: 'Save and ask for approval' }).click();
  const address = writer.url().split('?')[0]!;

  const other = await openWindow();
  await signInWindow(other, site, (await aSignedIn(database, 'supervisor')).cookie);
  await other.goto(`${address}/approve`);
  await other.getByLabel('Approve it').check();
  await other.getByRole('button', { name: 'Decide', exact: true }).click();
  await other.goto(`${address}/send`);
  await other.getByRole('button', { name: 'Send newsletter' }).click();
  await other.getByText('The newsletter is on its way').waitFor();
  // The page follows by itself.
  await other.getByRole('heading', { name: 'Sent', exact: true }).waitFor({ timeout: 60_000 });

  await reader.goto(`${site.url}/newsletter/issues`);
  await reader.getByRole('link', { name: 'A walk along the river' }).click();
  await reader.getByText('Meet us at the bridge at noon.').waitFor();
}, 120_000);
