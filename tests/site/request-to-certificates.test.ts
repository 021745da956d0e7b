import { expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { lettersTo } from '../support/site-mail.ts';
import { signInAs } from '../support/site-staff.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

type Window = ReturnType<typeof inWindow>;

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const organisation = 'Brook Lane School';
const head = 'amara@brook-lane.school.example';
const lead = 'leila@brook-lane.school.example';
const course = 'Making a good referral';
const inAMonth = Temporal.Now.plainDateISO('Europe/London').add({ months: 1 });

/** What the newest mail to somebody is, and what it says. */
async function newest(email: string) {
  const [letter] = await lettersTo(database, site.url, email);
  return { template: letter!.template, fields: letter!.fields as unknown as Record<string, unknown> };
}

it('an officer takes a request to certificates in one sitting, all on a phone-sized screen', async ({
  openWindow,
}) => {
  const school = inWindow(await openWindow(phone));
  const officer = inWindow(await openWindow(phone));

  await asksForTraining(school);
  await signInAs(officer.page, site.url, 'officer@demo.concord.example');
  await offersADate(officer);
  await takesTheDate(school);
  await arrangesASessionForLeads(officer);
  const code = await officer.page.locator('strong', { hasText: /^\w{4} \w{4}$/ }).innerText();
  const session = new URL(officer.page.url()).pathname;
  await booksByCode(school, await referenceOf(session), code);

  await theDayHasCome();
  await countsHeads(officer);
  await officer.page.goto(site.url + session);
  await keepsTheRegister(officer);
  await officer.page.goto(site.url + session);
  await issuesCertificates(officer);
  await checksTheCertificate(school);
  await closesTheRequest(officer);
});

async function asksForTraining({ page, follow, fillIn, choose, typeDay, press, heading }: Window) {
  await page.goto(`${site.url}/training`);
  await follow('ask for training for your whole organisation');
  await fillIn(head);
  await page.getByLabel('Organisation name').fill(organisation);
  await page.getByLabel('District', { exact: true }).selectOption({ label: 'Bedford' });
  await choose('Course', course);
  await page.getByLabel('You come to us').check();
  await page.getByLabel('Where it would be').fill('Main hall, Brook Lane School');
  await page.getByLabel('Who it is for').fill('All staff, and certificates for our two leads');
  await page.getByLabel('About how many people').fill('60');
  await typeDay('date1', inAMonth);
  await page.locator('#part1').selectOption('after_school');
  await press('Send your request');
  await expect.poll(heading).toBe('We have your request');
}

async function offersADate(officer: Window) {
  await officer.page.goto(`${site.url}/staff/training/requests`);
  await officer.follow(organisation);
  await officer.press('Take it on');
  await officer.follow('Offer dates');
  await officer.press('Hold and offer these dates');
  await expect.poll(officer.words).toContain('The dates are held');
  await isFit(officer);
}

async function takesTheDate(school: Window) {
  const { template, fields } = await newest(head);
  expect(template).toBe('dates-offered');
  await school.page.goto(String(fields['answerUrl']));
  await school.page.getByLabel(new RegExp(`${inAMonth.day} `)).check();
  await school.press('Send our answer');
  await expect.poll(school.heading).toBe('Your training is arranged');
  expect((await newest(head)).template).toBe('request-confirmed');
}

// All staff are counted by heads. Who needs a certificate comes by name, here by an invitation for this school.
async function arrangesASessionForLeads(officer: Window) {
  const { page } = officer;
  await page.goto(`${site.url}/staff/training/sessions/new`);
  await officer.choose('Course', course);
  await officer.typeDay('date', inAMonth.add({ days: 1 }));
  await page.getByLabel('Starts at').fill('4pm');
  await page.getByLabel('Live online').check();
  await officer.choose('Area it is for', 'Bedford');
  await page.getByLabel('Link to join').fill('https://meet.example/leads');
  await page.getByLabel('How people get in and take part').fill('Live captions.');
  await page.getByLabel('Who leads it').fill('A Prevent officer');
  await page.getByLabel('Places', { exact: true }).fill('6');
  await page.getByLabel('Most places for one booking').fill('6');
  await page.getByText('Who can book', { exact: true }).first().click();
  await page.getByLabel('Those who have a code').check();
  await isFit(officer);
  await officer.press('Arrange session');
  await expect.poll(officer.words).toContain('The session is arranged');
  await isFit(officer);
}

async function referenceOf(path: string): Promise<string> {
  const id = path.split('/').at(-1)!;
  const [row] = await database.sql<{ reference: string }[]>`
    select reference from training_session where id = ${id}`;
  return row!.reference;
}

async function booksByCode(school: Window, reference: string, code: string) {
  const { page } = school;
  await page.goto(`${site.url}/training/sessions/${reference}`);
  await page.getByLabel('Code').fill(code);
  await school.press('Show the session');
  await school.follow('Book places');
  await school.fillIn(head);
  await page.getByLabel('How many places').selectOption('2');
  await page.getByLabel('Full name of person 1').fill('Leila Haddad');
  await page.getByLabel('Email of person 1').fill(lead);
  await page.getByLabel('Full name of person 2').fill('Tom Price');
  await page.getByLabel('Everyone I am booking has done this').check();
  await school.press('Book 2 places');
  await expect.poll(school.heading).toBe('2 places booked');
  expect((await newest(lead)).template).toBe('place-confirmed');
}

// Both sessions have just ended, by the clock that the site goes by.
const theDayHasCome = () => database.sql`
  update training_session s set booking_closes_at = now() - interval '3 hours',
    changes_close_at = now() - interval '2 hours', starts_at = now() - interval '2 hours',
    ends_at = now() - interval '10 minutes'
  where organisation = ${organisation}
    or exists (select 1 from booking b where b.session_id = s.id and b.booker_email = ${head})`;

async function countsHeads(officer: Window) {
  await officer.page.goto(`${site.url}/staff/training/requests`);
  await officer.follow(organisation);
  await officer.follow('Count who is there');
  await officer.page.getByLabel(/Teaches or trains/).fill('52');
  await isFit(officer);
  await officer.press('Save the count');
  await expect.poll(officer.words).toContain('The count is saved');
}

async function keepsTheRegister(officer: Window) {
  await officer.follow('Open the register');
  const line = (name: string) => officer.page.locator('.line', { hasText: name });
  for (const [name, state] of [
    ['Leila Haddad', 'Present'],
    ['Tom Price', 'Absent'],
  ] as const) {
    await line(name).locator('.state', { hasText: state }).tap();
    await expect.poll(() => line(name).locator('[data-line-said]').innerText()).toContain(`${state}: `);
  }
  await isFit(officer);
}

async function issuesCertificates(officer: Window) {
  await officer.follow('Certificates of this session');
  await officer.press('Issue 1 certificate now');
  await expect.poll(officer.words).toContain('1 certificate is issued');
  await isFit(officer);
}

async function checksTheCertificate(school: Window) {
  const { template, fields } = await newest(lead);
  expect([template, fields['name']]).toEqual(['certificate-ready', 'Leila Haddad']);
  const file = await fetch(String(fields['fileUrl']));
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(new TextDecoder('latin1').decode(await file.arrayBuffer())).toMatch(/^%PDF-/);

  await school.page.goto(String(fields['checkUrl']));
  expect(new URL(school.page.url()).pathname).toBe(`/certificates/${String(fields['number'])}`);
  expect(await school.words()).toContain('This certificate is valid');
  expect(await school.words()).toContain(course);
  expect(await school.words()).not.toContain('Leila');
  await isFit(school);
}

async function closesTheRequest(officer: Window) {
  await officer.page.goto(`${site.url}/staff/training/requests`);
  await officer.follow(organisation);
  await officer.follow('Go on without evaluation');
  await officer.page.getByLabel('Why is there none?').fill('The school asked its staff itself.');
  await officer.press('Go on without evaluation');
  await officer.press('Close this request');
  const stateNow = async () => {
    const [row] = await database.sql<{ state: string }[]>`
      select state from training_request where organisation = ${organisation}`;
    return row!.state;
  };
  await expect.poll(stateNow).toBe('closed');
  await isFit(officer);
}

const isFit = async (window: Window) => expect(await window.isTooWide(), window.page.url()).toBe(false);
