import { expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { lettersTo } from '../support/site-mail.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const waits = 'amara@brook-lane.school.example';
const newest = async (email: string) => (await lettersTo(database, site.url, email))[0]!;

type Window = ReturnType<typeof inWindow>;

/** Fills the form of a session for a school, without the button at its end. */
async function wants({ page, fillIn }: Window, reference: string, email: string, places: number) {
  await page.goto(`${site.url}/training/sessions/${reference}/book`);
  await fillIn(email);
  await page.getByLabel('How many places').selectOption(String(places));
}

it('a full session frees places to a party of 4 waiting, all together and once there are four', async ({
  openWindow,
}) => {
  const { reference } = await aComingSession(database, { capacity: 6 });
  const [three, two, waiter] = [
    inWindow(await openWindow()),
    inWindow(await openWindow()),
    inWindow(await openWindow()),
  ];
  await wants(three, reference, 'three@ashmere.school.example', 3);
  await three.press('Book 3 places');
  await expect.poll(three.heading).toBe('3 places booked');
  await wants(two, reference, 'two@ashmere.school.example', 3);
  await two.press('Book 3 places');
  await expect.poll(two.heading).toBe('3 places booked');

  await wants(waiter, reference, waits, 4);
  await waiter.press('Join the waiting list for 4 places');
  await expect.poll(waiter.heading).toBe('You are on the waiting list');

  await cancels(three, 'three@ashmere.school.example');
  expect((await newest(waits)).template).toBe('waiting-list-joined');

  await two.page.goto((await newest('two@ashmere.school.example')).fields.manageUrl);
  await two.follow('Change people or places');
  await two.press('Remove person 3');
  await two.press('Check changes');
  await two.press('Give back 1 place');
  await expect.poll(two.words).toContain('Your changes are saved.');

  const offered = await newest(waits);
  expect(offered.template).toBe('place-offered');
  await waiter.page.goto(offered.fields.offerUrl);
  await expect.poll(waiter.heading).toBe('4 places for you');
  await waiter.press('Accept 4 places');
  await expect.poll(waiter.heading).toBe('4 places booked');
  expect((await newest(waits)).template).toBe('booking-confirmed');
  expect(await held(reference)).toEqual({ places: 6, offered: 0 });
});

async function cancels({ page, follow, press, heading }: Window, email: string): Promise<void> {
  await page.goto((await newest(email)).fields.manageUrl);
  await follow('Cancel this booking');
  await press('Cancel this booking');
  await expect.poll(heading).toBe('Your booking is cancelled');
}

async function held(reference: string) {
  const [row] = await database.sql<{ places: number; offered: number }[]>`
    select (select count(*)::int from booking_place p where p.session_id = s.id and p.released_at is null) as places,
      (select count(*)::int from waitlist_offer o where o.session_id = s.id and o.answered_at is null) as offered
    from training_session s where s.reference = ${reference}`;
  return row!;
}
