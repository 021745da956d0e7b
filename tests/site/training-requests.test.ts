import { expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { signInAs } from '../support/site-staff.ts';
import { lettersTo } from '../support/site-mail.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const phone = { viewport: { width: 390, height: 844 } };
const organisation = 'Brook Lane School';
const email = 'amara@brook-lane.school.example';

it('a school asks for training, an officer offers two dates on a phone, the school takes one, heads are counted', async ({
  openWindow,
}) => {
  const school = inWindow(await openWindow());
  const { page } = school;
  const february = Temporal.PlainDate.from({ year: Temporal.Now.plainDateISO().year + 1, month: 2, day: 12 });
  await page.goto(`${site.url}/training`);
  await school.follow('ask for training for your whole organisation');
  await school.fillIn(email);
  await page.getByLabel('Organisation name').fill(organisation);
  await page.getByLabel('District', { exact: true }).selectOption({ label: 'Bedford' });
  await school.choose('Course', 'Making a good referral');
  await page.getByLabel('You come to us').check();
  await page.getByLabel('Where it would be').fill('Main hall, Brook Lane School');
  await page.getByLabel('Who it is for').fill('All staff');
  await page.getByText('What your place has, what to dwell on').click();
  await page.getByLabel('Hearing loop').check();
  await school.press('Send your request');
  await expect.poll(school.words).toContain('There are 2 things to fix');
  expect(await page.getByLabel('Organisation name').inputValue()).toBe(organisation);
  expect(await page.getByLabel('Hearing loop').isChecked()).toBe(true);
  await page.getByLabel('About how many people').fill('80');
  await school.typeDay('date1', february);
  await page.locator('#part1').selectOption('after_school');
  await school.press('Send your request');
  await expect.poll(school.heading).toBe('We have your request');

  const officer = inWindow(await openWindow(phone));
  await signInAs(officer.page, site.url, 'officer@demo.concord.example');
  await officer.page.goto(`${site.url}/staff/training/requests`);
  await officer.follow(organisation);
  await officer.press('Take it on');
  await officer.follow('Offer dates');
  expect(await officer.page.locator('#date1-time').inputValue()).toBe('3:45pm');
  await officer.typeDay('date2', february.add({ days: 7 }));
  await officer.page.locator('#date2-time').fill('4pm');
  await officer.press('Hold and offer these dates');
  await expect.poll(officer.words).toContain('The dates are held');
  expect(await officer.isTooWide()).toBe(false);

  const [offered] = await lettersTo(database, site.url, email);
  expect(offered!.template).toBe('dates-offered');
  await page.goto((offered!.fields as unknown as { answerUrl: string }).answerUrl);
  await page.getByLabel(/19 February/).check();
  await school.press('Send our answer');
  await expect.poll(school.heading).toBe('Your training is arranged');
  expect((await lettersTo(database, site.url, email))[0]!.template).toBe('request-confirmed');
  await school.follow('Say how many come');
  await page.getByLabel('Teaches or trains').fill('55');
  await school.press('Save the numbers');
  await expect.poll(school.words).toContain('55 people expected');

  await theDayHasCome();
  await officer.page.reload();
  await officer.follow('Count who is there');
  await officer.page.getByLabel(/Teaches or trains/).fill('52');
  expect(await officer.isTooWide()).toBe(false);
  await officer.press('Save the count');
  await expect.poll(officer.words).toContain('The count is saved');
  const [row] = await database.sql<{ state: string }[]>`
    select state from training_request where organisation = ${organisation}`;
  expect(row!.state).toBe('delivered');
});

it('lost links to a request come by email', async ({ openWindow }) => {
  const { page, press } = inWindow(await openWindow());
  await page.goto(`${site.url}/bookings/find`);
  await page.getByLabel('Work email address').fill(email);
  await press('Send me my links');
  const [found] = await lettersTo(database, site.url, email);
  expect(found!.template).toBe('find-request');
});

// The session has just ended.
const theDayHasCome = () => database.sql`
  update training_session set booking_closes_at = now() - interval '3 hours',
    changes_close_at = now() - interval '2 hours', starts_at = now() - interval '2 hours',
    ends_at = now() - interval '10 minutes'
  where organisation = ${organisation}`;
