import { asc, eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { event } from '#db/schema/events.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { it } from '../support/browser.ts';
import { anEvent } from '../support/event-makers.ts';
import { openSite } from '../support/open-site.ts';
import { seriesFile, shownByIcalJs, shownByNodeIcal } from '../support/series-file.ts';
import { aKeeper } from '../support/site-people.ts';

const { site, database } = await openSite();
const { officer, cookie } = await aKeeper(database);
const { db } = database;

// A Thursday three weeks ahead at the least, in winter or in summer.
const today = ukDay(Temporal.Now.instant());
const first = today.add({ days: 21 + ((4 - today.dayOfWeek + 7) % 7) });
const week = (count: number) => first.add({ days: 7 * count });
const at = (on: Temporal.PlainDate, time: string) => ukMoment(on, Temporal.PlainTime.from(time));

const datesOf = async (title: string) =>
  db.select().from(event).where(eq(event.title, title)).orderBy(asc(event.occursAt));

async function typeDay(page: Page, name: string, on: Temporal.PlainDate) {
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`input[name="${name}-${part}"]`).fill(String(on[part]));
}

describe('a series', () => {
  it('is made, moved from a date on and thinned out, and calendars show exactly that', async ({
    openWindow,
  }) => {
    const [where] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'luton'));
    const title = 'Tea at the library';
    const times = { startsAt: at(first, '18:00'), endsAt: at(first, '19:30') };
    const one = await anEvent(db, { ...times, title, areaId: where!.id, leadOfficerId: officer.id });
    const page = await openWindow({ javaScriptEnabled: false });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: site.url }]);

    await page.goto(`${site.url}/staff/events/${one.id}/series`);
    await page.getByLabel('Weekly', { exact: true }).check();
    await page.getByLabel('After a number of dates').check();
    await page.locator('input[name="repeatCount"]').fill('6');
    await page.getByRole('button', { name: 'Show the dates' }).click();
    expect(await page.locator('main').innerText()).toContain('Every Thursday, 6pm to 7:30pm, 6 times');
    await page.getByRole('button', { name: 'Make the series' }).click();
    expect(await page.locator('main').innerText()).toContain('The series is made');
    const made = await datesOf(title);
    expect(made).toHaveLength(6);

    await page.goto(`${site.url}/staff/events/${made[3]!.id}/series/times`);
    await page.locator('input[name="starts"]').fill('7pm');
    await page.locator('input[name="ends"]').fill('8pm');
    await page.getByRole('button', { name: 'Show the dates' }).click();
    await page.getByRole('button', { name: 'Change the dates' }).click();
    expect(await page.locator('main').innerText()).toContain('The times are changed');

    await page.goto(`${site.url}/staff/events/${made[1]!.id}/series/remove`);
    await page.getByLabel('Why is there no such date?').fill('The library is closed.');
    await page.getByRole('button', { name: 'Take out this date' }).click();
    expect(await page.locator('main').innerText()).toContain('The date is taken out');

    // One date by itself, as the page of an event moves it.
    const alone = {
      startsAt: at(week(5).add({ days: 1 }), '10:00'),
      endsAt: at(week(5).add({ days: 1 }), '11:00'),
    };
    await db
      .update(event)
      .set({ ...alone, isException: true })
      .where(eq(event.id, made[5]!.id));

    const rows = await datesOf(title);
    const ids = [...new Set(rows.map((row) => row.seriesId!))];
    const file = await seriesFile(db, ids);
    const wanted = [
      ...[`${first}T18:00`, `${week(2)}T18:00`, `${week(3)}T19:00`, `${week(4)}T19:00`],
      `${week(5).add({ days: 1 })}T10:00`,
    ];
    expect(ids).toHaveLength(2);
    expect(shownByIcalJs(file)).toEqual(wanted);
    expect(shownByNodeIcal(file)).toEqual(wanted);
  });

  it('asks of somebody who begins on another weekday to choose that one too', async ({ openWindow }) => {
    const [where] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'luton'));
    const times = { startsAt: at(first, '18:00'), endsAt: at(first, '19:30') };
    const one = await anEvent(db, { ...times, areaId: where!.id, leadOfficerId: officer.id });
    const page = await openWindow();
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: site.url }]);
    await page.goto(`${site.url}/staff/events/${one.id}/series`);
    await page.getByLabel('Monday').check();
    await typeDay(page, 'repeatUntil', week(8));
    await page.getByRole('button', { name: 'Show the dates' }).click();
    const summary = page.locator('.govuk-error-summary');
    expect(await summary.innerText()).toContain('Choose Thursday too');
    expect(await page.getByLabel('Monday').isChecked()).toBe(true);
  });
});
