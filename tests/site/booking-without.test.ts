import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { keyboard } from '../support/keyboard.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const sessionPage = (reference: string) => `${site.url}/training/sessions/${reference}`;

describe('without a mouse', () => {
  it('a partner books, changes and cancels, and always sees where they are', async ({ openWindow }) => {
    const { reference } = await aComingSession(database);
    const { page, heading, words } = inWindow(await openWindow());
    const { type, press } = keyboard(page);
    await page.goto(sessionPage(reference));

    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to main content');
    await press('Enter', 'link', 'Book places');

    await press('Enter', 'button', 'Book 1 place');
    await page.waitForFunction(() => document.title.startsWith('Error: '));
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('There are 7 things to fix');
    await press('Enter', 'link', 'Enter your full name');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');

    await page.goto(`${sessionPage(reference)}/book`);
    await type('Organisation name', 'Ashmere Community School');
    await type('Kind of organisation', 'Secondary');
    await type('Postcode', 'MK40 1AA');
    await type('Full name', 'Amara Nwosu');
    await type('Work email address', 'keys@ashmere.school.example');
    await type('Work phone number', '01632 960 001');
    await type('Your role', 'Safeguarding lead');
    await press('Enter', 'button', 'Add another person');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('attendee-2');
    await page.keyboard.type('Leila Haddad');
    await press('Space', 'checkbox', 'Someone coming needs an adjustment');
    await type('What would help', 'A seat near the front');
    await press('Space', 'button', 'Book 2 places');
    await page.waitForURL(/\/bookings\//);
    await expect.poll(heading).toBe('2 places booked');

    await press('Enter', 'link', 'Change people or places');
    await press('Space', 'button', 'Remove person 1');
    await press('Enter', 'button', 'Check changes');
    await press('Enter', 'button', 'Give back 1 place');
    await expect.poll(words).toContain('Your changes are saved.');
    await press('Enter', 'link', 'Cancel this booking');
    await press('Enter', 'button', 'Cancel this booking');
    await expect.poll(heading).toBe('Your booking is cancelled');
  });
});

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText.trim());

describe('without script', () => {
  it('a partner adds and removes people, books and changes the booking', async ({ openWindow }) => {
    const { reference } = await aComingSession(database);
    const { page, press, follow, fillIn, heading, words } = inWindow(
      await openWindow({ javaScriptEnabled: false }),
    );
    await page.goto(sessionPage(reference));
    await follow('Book places');
    await fillIn('plain@ashmere.school.example');
    await page.getByLabel('How many places').selectOption('3');
    await press('Show');
    await page.getByLabel('Full name of person 3').fill('Leila Haddad');
    await press('Add another person');
    await expect.poll(() => page.getByLabel('Full name of person 4').count()).toBe(1);
    await press('Remove person 2');
    await expect.poll(() => page.getByLabel('Full name of person 2').inputValue()).toBe('Leila Haddad');
    await expect
      .poll(() => page.getByLabel('Work email address').inputValue())
      .toBe('plain@ashmere.school.example');
    await press('Book 3 places');
    await expect.poll(heading).toBe('3 places booked');
    await expect.poll(words).toContain('Leila Haddad');

    await follow('Change people or places');
    await press('Remove person 3');
    await press('Check changes');
    await press('Change something');
    await page.getByLabel('Full name of person 1').fill('Amara Nwosu');
    await press('Check changes');
    await expect.poll(words).toContain('Amara Nwosu: name added');
    await press('Give back 1 place');
    await expect.poll(words).toContain('Your changes are saved.');
  });

  it('a mistake is shown at the top of the page and beside its field', async ({ openWindow }) => {
    const { reference } = await aComingSession(database);
    const { page, press } = inWindow(await openWindow({ javaScriptEnabled: false }));
    await page.goto(`${sessionPage(reference)}/book`);
    await page.getByLabel('Organisation name').fill('Ashmere Community School');
    await press('Book 1 place');
    const link = page.getByRole('alert').getByRole('link', { name: 'Enter a postcode, like MK40 1AA' });
    await link.click();
    expect(new URL(page.url()).hash).toBe('#postcode');
    expect(await page.getByLabel('Postcode').getAttribute('aria-invalid')).toBe('true');
    await expect
      .poll(() => page.getByLabel('Organisation name').inputValue())
      .toBe('Ashmere Community School');
  });
});

describe('in a hurry', () => {
  const weather = 'https://www.bbc.co.uk/weather';
  const away = async (page: Page) => {
    await page.route(`${weather}**`, (route) => route.fulfill({ body: 'Sunny', contentType: 'text/html' }));
    await page.goto(`${site.url}/`);
    await page.goto(`${site.url}/help/someone-i-know`);
  };

  it('"Exit this page" leaves for the weather, and the Back button does not return to it', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    await away(page);
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await page.waitForURL(weather);
    await page.goBack();
    await expect.poll(() => page.url()).toBe(`${site.url}/`);
  });

  it('Shift pressed three times leaves too, and says how many presses are left', async ({ openWindow }) => {
    const page = await openWindow();
    await away(page);
    await page.keyboard.press('Shift');
    await expect
      .poll(() => page.locator('[data-exit-said]').innerText())
      .toBe('Press Shift 2 more times to exit.');
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await page.waitForURL(weather);
  });

  it('"Exit this page" is an ordinary link where there is no script', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false });
    await away(page);
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await page.waitForURL(weather);
  });
});
