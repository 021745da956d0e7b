import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { formClient } from '../support/form-client.ts';
import { aSessionOnNow, statesOf } from '../support/site-register.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const people = [
  { name: 'Amina Khan', email: 'amina@ashmere.school.example' },
  { name: 'Leah Abelman', email: null },
  { name: 'Tom Birkett', email: null },
];

/** Lets a window be that of an officer who has signed in. */
async function signIn(page: Page): Promise<void> {
  const { cookie } = await aSignedIn(database);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: site.url, secure: true, httpOnly: true }]);
}

const line = (page: Page, name: string) => page.locator('.line', { hasText: name });
const press = (page: Page, name: string, state: string) =>
  line(page, name).locator('.state', { hasText: state }).click();
const said = (page: Page, name: string) => () => line(page, name).locator('[data-line-said]').innerText();
const banner = (page: Page) => () => page.locator('[data-banner]').innerText();

describe('the register on a phone', () => {
  it('goes on without a connection, and sends what it kept when there is one again', async ({
    openWindow,
  }) => {
    const { id, path } = await aSessionOnNow(database, people);
    const page = await openWindow(phone);
    await signIn(page);
    await page.goto(site.url + path);
    await press(page, 'Amina Khan', 'Present');
    await expect.poll(said(page, 'Amina Khan')).toMatch(/^Present: /);
    expect(await statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });

    await page.context().setOffline(true);
    await press(page, 'Leah Abelman', 'Apologies');
    await press(page, 'Tom Birkett', 'Absent');
    await expect.poll(banner(page)).toBe('No connection: 2 marks wait on this phone.');
    expect(await said(page, 'Tom Birkett')()).toBe('absent, waiting on this phone');
    expect(await page.locator('[data-count=unmarked]').innerText()).toBe('0');
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    expect(kept).not.toContain('Tom');
    expect(await statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });

    await page.context().setOffline(false);
    await expect
      .poll(() => statesOf(database, id))
      .toEqual({ 'Amina Khan': 'present', 'Leah Abelman': 'apologies', 'Tom Birkett': 'absent' });
    await expect.poll(said(page, 'Tom Birkett')).toMatch(/^Absent: /);
    await expect.poll(() => page.locator('[data-banner]').isHidden()).toBe(true);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('takes back the last press, and any mark by its person', async ({ openWindow }) => {
    const { id, path } = await aSessionOnNow(database, people);
    const page = await openWindow(phone);
    await signIn(page);
    await page.goto(site.url + path);
    await press(page, 'Amina Khan', 'Present');
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });
    await press(page, 'Amina Khan', 'Absent');
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'absent' });
    await page.locator('[data-undo] button').click();
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });
    await page.reload();
    await line(page, 'Amina Khan').getByText('History').click();
    await expect.poll(() => line(page, 'Amina Khan').locator('[data-history] li').count()).toBe(3);
    await line(page, 'Amina Khan').getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'absent' });
  });

  it('keeps its marks while its owner is signed out, and sends them after', async ({ openWindow }) => {
    const { id, path } = await aSessionOnNow(database, people);
    const page = await openWindow(phone);
    const { officer, cookie } = await aSignedIn(database);
    const [name = '', value = ''] = cookie.split('=');
    const own = { name, value, url: site.url, secure: true, httpOnly: true };
    await page.context().addCookies([own]);
    await page.goto(site.url + path);
    await page.context().clearCookies();
    await press(page, 'Amina Khan', 'Present');
    await expect.poll(banner(page)).toContain('You are signed out. 1 mark waits on this phone.');
    expect(await statesOf(database, id)).toEqual({});
    await page.context().addCookies([own]);
    await page.goto(site.url + path);
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });
    await expect.poll(said(page, 'Amina Khan')).toContain(officer.name);
  });

  it('finds people by a part of their name or organisation', async ({ openWindow }) => {
    const { path } = await aSessionOnNow(database, people);
    const page = await openWindow(phone);
    await signIn(page);
    await page.goto(site.url + path);
    await page.getByRole('main').getByRole('searchbox').fill('kha');
    expect(await page.locator('.line:visible').count()).toBe(1);
    await page.getByRole('main').getByRole('searchbox').fill('nobody of that name');
    await expect.poll(() => page.locator('[data-nobody]').isVisible()).toBe(true);
  });

  it('stands in nobody’s way', async ({ openWindow }) => {
    const { path } = await aSessionOnNow(database, people);
    const page = await openWindow();
    await signIn(page);
    for (const part of ['', '/walk-in', '/sheet', '/slide', '/absent']) {
      await page.goto(site.url + path + part);
      expect(await barriers(page), part).toEqual([]);
    }
  });
});

describe('two trainers who mark one register at once', () => {
  it('the later sees what changed, settles it, and nothing is lost', async ({ openWindow }) => {
    const { id, path } = await aSessionOnNow(database, people);
    const [first, second] = [await openWindow(phone), await openWindow(phone)];
    for (const page of [first, second]) {
      await signIn(page);
      await page.goto(site.url + path);
    }
    await second.context().setOffline(true);
    await press(second, 'Amina Khan', 'Absent');
    await press(first, 'Amina Khan', 'Present');
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });
    await second.context().setOffline(false);
    const conflict = line(second, 'Amina Khan').locator('[data-conflict]');
    await expect.poll(() => conflict.innerText()).toMatch(/marked present at .*\. You chose absent at /);
    expect(await statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });
    await conflict.getByRole('button', { name: 'Use absent' }).click();
    await expect.poll(() => statesOf(database, id)).toEqual({ 'Amina Khan': 'absent' });
    await expect.poll(() => conflict.isHidden()).toBe(true);
  });

  it('is the same without a script: each form says what its sender saw', async ({ openWindow }) => {
    const { id, path } = await aSessionOnNow(database, people);
    const plain = { ...phone, javaScriptEnabled: false };
    const [first, second] = [await openWindow(plain), await openWindow(plain)];
    for (const page of [first, second]) {
      await signIn(page);
      await page.goto(site.url + path);
    }
    await press(first, 'Amina Khan', 'Present');
    await press(first, 'Tom Birkett', 'Apologies');
    await press(second, 'Amina Khan', 'Absent');
    await press(second, 'Leah Abelman', 'Present');
    for (const page of [first, second]) await page.getByRole('button', { name: 'Save the register' }).click();
    await expect.poll(() => second.locator('main').innerText()).toContain('1 mark saved');
    expect(await second.locator('main').innerText()).toMatch(/marked present at .*\. You chose absent at /);
    expect(await statesOf(database, id)).toEqual({
      'Amina Khan': 'present',
      'Leah Abelman': 'present',
      'Tom Birkett': 'apologies',
    });
    await second.getByRole('button', { name: /^Keep present/ }).click();
    await expect.poll(() => second.locator('.conflict:visible').count()).toBe(0);
    expect((await statesOf(database, id))['Amina Khan']).toBe('present');
  });
});

describe('self check-in', () => {
  it('by the code on the wall, on a phone: booked, and not booked', async ({ openWindow }) => {
    const { id, code } = await aSessionOnNow(database, people);
    const page = await openWindow(phone);
    const enter = (button = 'Check in') => page.getByRole('button', { name: button }).click();
    await page.goto(`${site.url}/check-in`);
    await page.getByLabel('Code').fill(`${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`);
    await enter('Find my session');
    await page.waitForURL(`**/check-in/${code}`);
    await page.getByLabel('Your email address, or your full name').fill('khan amina');
    await enter();
    await page.waitForURL('**?in=yes');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('You are checked in');
    expect(await statesOf(database, id)).toEqual({ 'Amina Khan': 'present' });

    await page.goto(`${site.url}/check-in/${code}`);
    await page.getByLabel('Your email address, or your full name').fill('Priya Sandhu');
    await enter();
    await expect.poll(() => page.locator('main').innerText()).toContain('We did not find a place for this');
    await page.getByRole('link', { name: 'I am not booked' }).click();
    await page.getByLabel('Full name').fill('Priya Sandhu');
    await page.getByLabel('Work email address').fill('priya@brook.school.example');
    await page.getByLabel('Organisation name').fill('Brook Primary School of Nowhere');
    await page.getByLabel('Kind of organisation').selectOption('primary_school');
    await enter();
    await page.waitForURL('**?in=yes');
    expect(await statesOf(database, id)).toEqual({ 'Amina Khan': 'present', 'Priya Sandhu': 'present' });
  });

  it('of two hundred people at ten sessions at once marks each of them once', async () => {
    const made = Array.from({ length: 10 }, (_, session) =>
      aSessionOnNow(
        database,
        Array.from({ length: 20 }, (_, one) => {
          const name = `Person ${'abcdefghijklmnopqrst'[one]} of ${'abcdefghij'[session]}`;
          return { name, email: `p${one}.s${session}@ashmere.school.example` };
        }),
      ),
    );
    const sessions = await Promise.all(made);
    const { post } = formClient(site.url);
    // One network for them all, as in a hall.
    const from = { 'x-forwarded-for': '192.0.2.80' };
    const answers = await Promise.all(
      sessions.flatMap(({ code }, session) =>
        Array.from({ length: 20 }, (_, one) =>
          post(`/check-in/${code}`, { who: `p${one}.s${session}@ashmere.school.example` }, from),
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    for (const { id } of sessions) {
      const states = Object.values(await statesOf(database, id));
      expect(states).toEqual(Array.from({ length: 20 }, () => 'present'));
      const [marks] = await database.sql<{ count: number }[]>`select count(*)::int as count
        from attendance_mark m join attendance a on a.id = m.attendance_id where a.session_id = ${id}`;
      expect(marks!.count).toBe(20);
    }
  });

  it('is closed before its time, and says when it opens', async () => {
    const { id, code } = await aSessionOnNow(database, people, Temporal.Now.instant().add({ hours: 3 }));
    const { get, post } = formClient(site.url);
    expect((await get(`/check-in/${code}`)).text).toContain('Check-in opens at');
    await post(`/check-in/${code}`, { who: 'Amina Khan' });
    expect(await statesOf(database, id)).toEqual({});
    expect((await get('/check-in/ZZZZZZ')).status).toBe(404);
  });
});
