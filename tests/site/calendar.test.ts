import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { aPlan } from '../support/plan-makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite();
const address = (path: string) => site.url + path;

/** Signs a window in as the officer of the demonstration; who they are. */
async function signIn(page: Page) {
  const mine = eq(account.email, 'officer@demo.concord.example');
  const [dana] = await database.db.select().from(account).where(mine);
  const [name = '', value = ''] = (await signedInAs(database, dana!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
  return dana!;
}

/** A visit of theirs at 10am on a working day of next month, with the day after it. */
async function aVisit({ id }: { id: string }, dayOfMonth: number) {
  const next = Temporal.Now.zonedDateTimeISO('Europe/London').add({ months: 1 }).with({ day: dayOfMonth });
  const at = next.withPlainTime('10:00');
  const [there] = await database.sql<{ id: never; name: string }[]>`
    select i.id, i.name from institution i join role_grant g on g.officer_id = ${id}
    where i.contact_state = 'open' and i.closed_on is null and i.merged_into_id is null
      and i.district_id in (with recursive down as (select g.area_id as id union
        select a.id from area a join down on a.parent_id = down.id) select id from down) order by i.id limit 1`;
  const officerId = id as never;
  const times = { startsAt: at.toInstant(), endsAt: at.add({ hours: 1 }).toInstant() };
  const plan = await aPlan(
    database.db,
    { institutionId: there!.id, officerId, plannedBy: officerId, ...times },
    {
      id: officerId,
    } as never,
  );
  return { id: plan.id, on: at.toPlainDate(), to: at.toPlainDate().add({ days: 1 }) };
}

describe('the calendar', () => {
  it('leads by keyboard from the agenda to a month, and to the page that moves a visit', async ({
    openWindow,
  }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    const visit = await aVisit(await signIn(page), 12);
    await page.goto(address(`/staff/calendar?on=${visit.on}`));
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Month', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**view=month**');
    expect(await barriers(page)).toEqual([]);
    await page.goto(address(`/staff/calendar?view=day&on=${visit.on}`));
    await page.locator(`a.move[href*="${visit.id}"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/planned/${visit.id}/move`);
    await page.getByLabel('Day', { exact: true }).fill(String(visit.to.day));
    await page.getByLabel('Why it moves').fill('They asked for it.');
    await page.getByRole('button', { name: /^Move/ }).focus();
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.keyboard.press('Enter');
    // Where colleagues go there too, the page says so once before it moves anything.
    if ((await answered).status() === 409)
      await page.getByRole('button', { name: 'Move it all the same' }).press('Enter');
    await page.waitForURL('**?done=moved');
    await page.goto(address(`/staff/calendar?view=day&on=${visit.to}`));
    expect(await page.locator(`.entry a[href*="${visit.id}"]`).count()).toBeGreaterThan(0);
  });

  it('fills the day into the page that moves a visit when it is dragged there, and saves nothing by itself', async ({
    openWindow,
  }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    const visit = await aVisit(await signIn(page), 19);
    await page.goto(address(`/staff/calendar?view=week&layers=visits&on=${visit.on}`));
    const entry = page.locator('.entry[data-moves]').filter({ has: page.locator(`a[href*="${visit.id}"]`) });
    const days = page.locator('tbody tr').nth(1).locator('td');
    const target = visit.on.dayOfWeek === 7 ? visit.on.subtract({ days: 1 }) : visit.to;
    await entry.dragTo(days.nth(target.dayOfWeek - 1));
    await page.waitForURL(`**/planned/${visit.id}/move?on=${target}`);
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(String(target.day));
    const [row] = await database.sql<{ sequence: number }[]>`
      select sequence from planned_contact where id = ${visit.id}`;
    expect(row!.sequence).toBe(0);
  });
});
