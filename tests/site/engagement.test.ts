import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { officer } from '#db/schema/officers.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { keptOnPhone } from '../support/kept-on-phone.ts';
import { openSite } from '../support/open-site.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite();
const address = (path: string) => site.url + path;
const form = '/staff/engagements/new';
const phone = { viewport: { width: 390, height: 844 } };

/** Signs a window in as the officer of the demonstration, who has been to places; as often as a test likes. */
async function signIn(page: Page): Promise<void> {
  const [dana] = await database.db
    .select()
    .from(officer)
    .where(eq(officer.email, 'officer@demo.concord.example'));
  const [name = '', value = ''] = (await signedInAs(database, dana!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

/** Opens the form as the officer of the demonstration, with the worker in charge of it. */
async function atTheForm(page: Page): Promise<void> {
  await signIn(page);
  await page.goto(address(form));
  await expect.poll(() => keptOnPhone(page).then(({ pages }) => pages)).toEqual([`${form}/offline`]);
}

const said = (page: Page) => page.locator('[data-said]');
const banner = (page: Page) => page.locator('[data-banner]');
const draftsOf = (page: Page, words: string) => page.locator('.drafts > li').filter({ hasText: words });

/** Presses things as a thumb does, and counts. */
function aThumb() {
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.click();
  };
  // A list takes one tap to open and one to choose.
  const choose = async (list: Locator, label: string) => {
    taps += 2;
    await list.selectOption({ label });
  };
  const dictate = async (box: Locator, words: string) => {
    await tap(box);
    await box.fill(words);
  };
  return { tap, choose, dictate, taps: () => taps };
}

describe('an engagement at the kerb', () => {
  it('is logged with nine taps where the officer was before', async ({ openWindow }) => {
    const page = await openWindow(phone);
    await atTheForm(page);
    const { tap, choose, dictate, taps } = aThumb();
    await tap(page.getByRole('navigation', { name: 'Where you were last' }).getByRole('link').first());
    await dictate(page.getByLabel('What was said'), 'They asked how to check a speaker.');
    await choose(page.getByLabel('Topic', { exact: true }), 'Venue and speaker checks');
    await choose(page.getByLabel('What it was for'), 'Building a relationship');
    await tap(page.getByLabel('Yes', { exact: true }));
    await dictate(page.getByLabel('What they asked of us'), 'The checklist for speakers.');
    await tap(page.getByRole('button', { name: 'Save engagement' }));
    await page.waitForURL('**?done=logged*');
    expect(taps()).toBe(9);
    await expect.poll(() => page.locator('main').innerText()).toContain('They asked how to check a speaker.');
  });

  it('is noted without a signal, sealed on the phone, and a draft once the signal is back', async ({
    openWindow,
  }) => {
    const page = await openWindow(phone);
    await atTheForm(page);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByLabel('Institution, or where it was').fill('The stall at the station');
    await page.getByLabel('What was said').fill('A dozen people took the card with the numbers.');
    await page.getByRole('button', { name: 'Keep this note' }).click();
    await expect.poll(() => banner(page).innerText()).toContain('1 note waits on this phone');
    const { notes, text } = await keptOnPhone(page);
    expect(notes).toBe(1);
    expect(text).not.toMatch(/station|dozen|Whitlock/);
    await page.context().setOffline(false);
    await expect.poll(() => banner(page).innerText()).toContain('1 note from this phone is a draft now');
    expect((await keptOnPhone(page)).notes).toBe(0);
    await page.goto(address(form));
    await draftsOf(page, 'The stall at the station').getByRole('link', { name: 'Continue' }).click();
    expect(await page.getByLabel('What was said').inputValue()).toContain('A dozen people');
  });

  it('goes on being typed while the signal comes and goes, and nothing of it is lost', async ({
    openWindow,
  }) => {
    const page = await openWindow(phone);
    await atTheForm(page);
    await page.getByLabel('What was said').fill('Saved with a signal.');
    await expect.poll(() => said(page).innerText()).toContain('Saved as a draft at');
    await page.context().setOffline(true);
    await page.getByLabel('What was said').fill('Saved with a signal, then without.');
    await expect.poll(() => banner(page).innerText()).toContain('kept on this phone, sealed');
    await page.getByRole('button', { name: 'Save engagement' }).click();
    expect(await page.getByLabel('What was said').inputValue()).toContain('then without');
    await page.context().setOffline(false);
    await expect.poll(() => said(page).innerText()).toContain('Saved as a draft at');
    const other = await openWindow();
    await signIn(other);
    await other.goto(address(form));
    expect(await draftsOf(other, 'Saved with a signal, then without.').count()).toBe(1);
  });
});

describe('a draft that two devices go on with', () => {
  it('is shown as both have it, and both are kept', async ({ openWindow }) => {
    const [one, other] = [await openWindow(), await openWindow(phone)];
    await atTheForm(one);
    await one.getByLabel('What was said').fill('Begun at the desk.');
    await expect.poll(() => said(one).innerText()).toContain('Saved as a draft at');
    await atTheForm(other);
    await draftsOf(other, 'Begun at the desk.').getByRole('link', { name: 'Continue' }).click();
    await other.getByLabel('What was said').fill('Gone on with on the phone.');
    await expect.poll(() => said(other).innerText()).toContain('Saved as a draft at');
    await one.getByLabel('What was said').fill('Gone on with at the desk.');
    await expect.poll(() => banner(one).innerText()).toContain('Another device');
    await one.getByRole('button', { name: 'Save and go on later' }).click();
    const table = one.getByRole('table', { name: 'Where the two differ' });
    await expect.poll(() => table.innerText()).toContain('Gone on with on the phone.');
    expect(await table.innerText()).toContain('Gone on with at the desk.');
    expect(await barriers(one)).toEqual([]);
    await one.getByRole('button', { name: 'Keep both: save mine beside it' }).click();
    await one.waitForURL('**?done=both');
    for (const words of ['Gone on with on the phone.', 'Gone on with at the desk.'])
      expect(await draftsOf(one, words).count()).toBe(1);
    await draftsOf(one, 'Gone on with at the desk.').getByRole('link', { name: 'Discard' }).click();
    expect(await barriers(one)).toEqual([]);
    await one.getByRole('button', { name: 'Discard draft' }).click();
    await one.waitForURL('**?done=discarded');
    expect(await draftsOf(one, 'Gone on with at the desk.').count()).toBe(0);
  });
});

describe('signing out', () => {
  it('takes the worker, its page and the notes off the phone, once these are sent', async ({
    openWindow,
  }) => {
    const page = await openWindow(phone);
    await atTheForm(page);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByLabel('What was said').fill('Noted on the way home.');
    await expect.poll(() => keptOnPhone(page).then(({ notes }) => notes)).toBe(1);
    // Anywhere else in the staff area: the worker has no hand in it.
    await page.context().setOffline(false);
    await page.goto(address('/staff/promises'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in?out=1');
    await expect
      .poll(() => keptOnPhone(page))
      .toEqual({ notes: 0, pages: [], workers: 0, text: '[]', isMarked: false });
    const [row] = await database.sql`select count(*)::int as count from draft
      where typed::text like '%Noted on the way home.%'`;
    expect(row).toEqual({ count: 1 });
  });
});

describe('the ticks under the form', () => {
  it('open a sign of tension, a promise and a request for training, each filled in', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    await atTheForm(page);
    await page.getByRole('navigation', { name: 'Where you were last' }).getByRole('link').first().click();
    const place = await page.getByLabel('Institution').inputValue();
    await page.getByLabel('What was said').fill('They speak of stickers on the noticeboard.');
    await page.getByLabel('What they asked of us').fill('A session for all staff.');
    await page.getByLabel('Topic', { exact: true }).selectOption({ label: 'Hate crime' });
    await page.getByLabel('What it was for').selectOption({ label: 'Listening to concerns' });
    await page.getByLabel('Yes', { exact: true }).check();
    for (const tick of ['A sign of community tension', 'A promise that we made', 'They need training'])
      await page.getByLabel(tick).check();
    await page.getByRole('button', { name: 'Save engagement' }).click();
    await page.waitForURL('**?done=logged*');
    const opening = async (name: string) => page.getByRole('link', { name }).first().getAttribute('href');
    const [tension, promise, training] = [
      (await opening('Record a sign of tension'))!,
      (await opening('Record a promise'))!,
      (await opening('Ask for training on their behalf'))!,
    ];
    await page.goto(address(promise));
    expect(await page.getByLabel('What did we promise?').inputValue()).toBe('A session for all staff.');
    await page.goto(address(training));
    expect(await page.getByLabel('Organisation name').inputValue()).toContain(place);
    await page.goto(address(tension));
    const issue = page.getByLabel('Issue');
    expect(await issue.locator('option:checked').innerText()).toBe('Hate crime pattern');
    await page.getByLabel('What was noticed').fill('He is planning to attack the parade.');
    await page.getByRole('button', { name: 'Record observation' }).click();
    await expect
      .poll(() => page.locator('main').innerText())
      .toContain('Anti-Terrorist Hotline on 0800 789 321');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('What was noticed').fill('Stickers on the noticeboard; staff took them down.');
    await page.getByRole('button', { name: 'Record observation' }).click();
    await page.waitForURL('**?done=recorded');
    expect(await barriers(page)).toEqual([]);
  });
});

describe('the pages of the engagement log', () => {
  it.for([form, `${form}/offline`, '/staff/tension/observations', '/staff/engagements/follow-ups?whose=all'])(
    'stand in nobody’s way: %s',
    async (path, { openWindow }) => {
      const page = await openWindow();
      await signIn(page);
      await page.goto(address(path));
      expect(await barriers(page)).toEqual([]);
    },
  );

  it('tick a follow-up off and on again', async ({ openWindow }) => {
    const page = await openWindow();
    await signIn(page);
    await page.goto(address('/staff/engagements/follow-ups?whose=all'));
    const words = page.locator('tbody tr').first().locator('th');
    const first = await words.innerText();
    await page.locator('tbody tr').first().getByRole('button').click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('main').innerText()).toContain('The follow-up is open again');
    expect(await words.innerText()).toBe(first);
  });
});
