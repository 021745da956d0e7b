import { expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { signInToDemonstration } from '../support/signing-in.ts';
import { lettersTo } from '../support/site-mail.ts';
import { openSite } from '../support/open-site.ts';
import { askEvaluations } from '#lib/training/evaluation/ask.ts';

const { site, database } = await openSite();

const email = 'leila@ashmere.school.example';
const now = () => Temporal.Now.instant();

/** A session that ended three hours ago, which one person came to. */
async function aHeldSession(): Promise<string> {
  const { sql } = database;
  const [row] = await sql<{ id: string }[]>`
    insert into training_session (reference, course_id, course_version, mode, area_id, starts_at, ends_at,
      booking_closes_at, changes_close_at, capacity, places_per_booking, trainers, access, joining_link,
      added_at, lead_officer_id)
    select 'T-EVAL', course_id, course_version, 'online', (select id from area where code = 'bedfordshire'),
      now() - interval '4 hours', now() - interval '3 hours', now() - interval '5 hours',
      now() - interval '5 hours', 20, 6, trainers, access, 'https://meet.example/one', added_at, lead_officer_id
    from training_session order by starts_at limit 1 returning id`;
  await sql`insert into attendance (session_id, person_name, person_email, organisation, institution_type_code,
      added_at, state, marked_at)
    values (${row!.id}, 'Leila Haddad', ${email}, 'Ashmere School', 'secondary_school', now(), 'present', now())`;
  return row!.id;
}

it('somebody answers on a phone by the link in their mail, once, and staff see it only among others', async ({
  openWindow,
}) => {
  const session = await aHeldSession();
  await askEvaluations(database.db, database.secret, now());
  const [asked] = await lettersTo(database, site.url, email);
  expect(asked?.template).toBe('evaluation-asked');
  const link = (asked!.fields as Record<string, string>)['evaluationUrl']!;

  const phone = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
  const { page, press, heading, words } = inWindow(await openWindow(phone));
  await page.goto(link);
  expect(await heading()).toBe('Tell us how it was');
  await press('Send my answers');
  expect(await words()).toContain('Answer at least one question, whichever you like');

  const notRefer = page.getByRole('group', { name: 'Decide when not to refer, and what to do instead' });
  const choose = (when: string, sureness: RegExp) =>
    notRefer.getByRole('radiogroup', { name: when }).getByRole('radio', { name: sureness }).check();
  await choose('Before the session', /^2 ?, a little sure/);
  await choose('Now', /^4 ?, sure/);
  await page.getByLabel('What should we keep').fill('Ring me on 07700 900123 about this.');
  await press('Send my answers');
  expect(await page.title()).toContain('Error');
  expect(
    await notRefer
      .getByRole('radio', { name: /^4 ?, sure/ })
      .last()
      .isChecked(),
  ).toBe(true);
  await page.getByLabel('What should we keep').fill('Keep the small groups.');
  await press('Send my answers');
  expect(await heading()).toBe('Thank you');
  expect(await words()).toContain('What we would suggest');

  await page.goto(link);
  expect(await heading()).toBe('You have answered already, thank you');
  await page.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
  expect(await heading()).toBe('We do not know this link');

  const [kept] = await database.sql`select * from evaluation_response where session_id = ${session}`;
  expect(kept?.['confidence']).toEqual([{ outcome: 'not_refer', before: 2, now: 4 }]);
  expect(JSON.stringify(kept)).not.toContain('leila');

  const staff = await openWindow();
  await signInToDemonstration(staff, site.url, 'supervisor');
  await staff.goto(`${site.url}/staff/training/sessions/${session}/evaluation`);
  const seen = inWindow(staff);
  expect(await seen.words()).toContain('replied, 1 of 1');
  expect(await seen.words()).toContain('Too few answers to show');
  expect(await seen.words()).not.toContain('Keep the small groups');
  await staff.goto(`${site.url}/staff/training/evaluation`);
  expect(await seen.words()).toContain('Decide when not to refer, and what to do instead');
  await staff.getByText('Show as a table').first().click();
  await expect.poll(() => staff.getByRole('columnheader', { name: 'Change' }).isVisible()).toBe(true);
});
