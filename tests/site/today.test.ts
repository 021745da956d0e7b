import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { commitment } from '#db/schema/promises.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { anOfficer } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';
import { aPlan } from '../support/plan-makers.ts';
import { anArea, aPromise } from '../support/promise-makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { db } = database;
const days = (count: number) => ({ hours: 24 * count });

async function signIn(page: Page, officer: Officer): Promise<void> {
  const [name = '', value = ''] = (await signedInAs(database, officer)).split('=');
  await page.context().addCookies([{ name, value, url: site.url, secure: true, httpOnly: true }]);
}

/** A school that an officer owns and has not been to for months, and to which something is promised. */
async function aPatch(officer: Officer) {
  const now = Temporal.Now.instant();
  const { id: areaId } = await anArea(db);
  const school = await anInstitution(db, {
    ...{ districtId: areaId, tier: 'A', lastContactAt: now.subtract(days(120)) },
  });
  const named = { namedAt: now, namedBy: officer.id, part: 'owner' as const };
  await db.insert(institutionOwner).values({ institutionId: school.id, officerId: officer.id, ...named });
  const dueOn = ukDay(now).subtract({ days: 6 });
  await aPromise(db, { institutionId: school.id, areaId, words: 'Send the list of rooms', dueOn }, officer);
  return school;
}

async function typeDay(page: Page, on: Temporal.PlainDate): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(String(on.day));
  await page.getByLabel('Month', { exact: true }).fill(String(on.month));
  await page.getByLabel('Year', { exact: true }).fill(String(on.year));
}

describe('a morning', () => {
  it('shows what is overdue; a visit is planned past a warning, logged from Today, and a promise kept', async ({
    openWindow,
  }) => {
    const now = Temporal.Now.instant();
    const officer = await anOfficer(db, 'prevent_officer');
    const school = await aPatch(officer);
    await aPlan(db, { institutionId: school.id, startsAt: now.add(days(5)) });
    const page = await openWindow();
    await signIn(page, officer);
    await page.goto(`${site.url}/staff`);
    const late = page.locator('#late');
    expect(await late.innerText()).toMatch(/Quarterly contact/);
    expect(await late.innerText()).toMatch(/Promise: Send the list of rooms[\s\S]*6 days late/);

    await late.getByRole('link', { name: /Plan a visit/ }).click();
    await typeDay(page, ukDay(now));
    await page.getByLabel('From when?').fill('12:05am');
    await page.getByLabel('What is it for?').selectOption({ label: 'Keeping a promise' });
    await page.getByRole('button', { name: 'Plan visit' }).click();
    expect(await page.locator('main').innerText()).toMatch(/A colleague goes there within a fortnight/);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Plan it all the same' }).click();
    expect(await page.locator('main').innerText()).toMatch(/The visit is planned/);

    await page.goto(`${site.url}/staff`);
    expect(await barriers(page)).toEqual([]);
    await page
      .locator('#diary')
      .getByRole('link', { name: /Log this visit/ })
      .click();
    expect(await page.getByLabel('Institution', { exact: true }).inputValue()).toBe(school.name);
    await page.getByLabel('Yes', { exact: true }).first().check();
    await page.locator('#topic-1').selectOption({ label: 'Youth' });
    await page.locator('#summary').fill('They showed us the rooms.');
    await page.getByRole('button', { name: 'Save engagement' }).click();
    await page.waitForURL(/engagements\/[0-9a-f-]{36}/);
    await page.goto(`${site.url}/staff`);
    expect(await page.locator('#diary').innerText()).toContain('See what was logged');
    expect(await page.locator('#late').innerText()).not.toContain('Quarterly contact');

    await page
      .locator('#late')
      .getByRole('link', { name: /Say how it ended/ })
      .click();
    await page.getByLabel('Kept', { exact: true }).first().check();
    await page.getByLabel('Not yet').check();
    await page.getByRole('button', { name: 'Record how it ended' }).click();
    await page.goto(`${site.url}/staff`);
    expect(await page.locator('#late').innerText()).not.toContain('Send the list of rooms');
    expect(await page.locator('#promises').innerText()).toMatch(/Send the list of rooms[\s\S]*Tell them/);
  });
});

describe('a post that changes hands', () => {
  it('gives a portfolio to a colleague, who finds it on their own page', async ({ openWindow }) => {
    const [supervisor, leaver] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    const successor = await anOfficer(db, 'prevent_officer');
    const school = await aPatch(leaver);
    const page = await openWindow();
    await signIn(page, supervisor);
    await page.goto(`${site.url}/staff/engagements/hand-over/${leaver.id}`);
    expect(await page.locator('main').innerText()).toContain('Send the list of rooms');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Who takes over the rest?').selectOption(successor.id);
    await page.getByRole('button', { name: 'Hand over' }).click();
    expect(await page.locator('main').innerText()).toContain('Handed over.');
    const owners = await db
      .select({ ownerId: commitment.ownerId, at: commitment.institutionId })
      .from(commitment);
    expect(owners.find(({ at }) => at === school.id)!.ownerId).toBe(successor.id);
    const theirs = await openWindow();
    await signIn(theirs, successor);
    await theirs.goto(`${site.url}/staff/engagements/hand-over`);
    expect(await theirs.locator('main').innerText()).toContain(school.name);
  });
});
