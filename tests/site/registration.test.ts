import { expect } from 'vitest';
import { tellRegistered } from '#lib/calendar/registrations/tell.ts';
import { it } from '../support/browser.ts';
import { inWindow } from '../support/booking-window.ts';
import { anOpenEvent } from '../support/registration-makers.ts';
import { openSite } from '../support/open-site.ts';
import { lettersTo } from '../support/site-mail.ts';

const { site, database } = await openSite();

const newest = async (email: string) => (await lettersTo(database, site.url, email))[0]!;

/** Registers with an address, from the page of an event. */
async function registers(
  { page, press }: ReturnType<typeof inWindow>,
  slug: string,
  email: string,
  party: number,
) {
  await page.goto(`${site.url}/events/${slug}/register`);
  await page.getByLabel('How many people are coming?').fill(String(party));
  await page.getByLabel('Your email address').fill(email);
  await press(
    (await page.getByRole('button', { name: 'Register', exact: true }).count()) > 0
      ? 'Register'
      : 'Join the waiting list',
  );
}

it('a family registers, a second waits, takes what comes free, and is told when the event is cancelled', async ({
  openWindow,
}) => {
  const startsAt = Temporal.Now.instant().add({ hours: 24 * 12 });
  const event = await anOpenEvent(database.db, { capacity: 2, startsAt });
  const [first, second] = [inWindow(await openWindow()), inWindow(await openWindow())];
  const [amira, noor] = ['amira@visitor.example', 'noor@visitor.example'];

  await registers(first, event.slug, amira, 2);
  await expect.poll(first.heading).toBe('You are registered');
  expect((await newest(amira)).template).toBe('event-registered');

  await registers(second, event.slug, noor, 2);
  await expect.poll(second.heading).toBe('You are on the list');
  expect((await newest(noor)).template).toBe('event-waiting');

  await first.page.goto((await newest(amira)).fields.manageUrl);
  await first.follow('Cancel');
  await first.press('Cancel my registration');
  await expect.poll(first.heading).toBe('Your registration is over');

  const offer = await newest(noor);
  expect(offer.template).toBe('event-offered');
  await second.page.goto(offer.fields.offerUrl);
  await second.press('Accept 2 places');
  await expect.poll(second.heading).toBe('2 places for you');

  await database.db.transaction(async (tx) => {
    const now = Temporal.Now.instant();
    await tx.execute(
      `update event set cancelled_at = now(), cancel_reason = 'The hall is flooded.' where id = '${event.id}'`,
    );
    const what = { kind: 'cancelled', reason: 'The hall is flooded.' } as const;
    await tellRegistered(tx, { kind: 'system' }, event.id, what, now);
  });
  expect((await newest(noor)).template).toBe('event-news');
  await second.page.reload();
  await expect.poll(second.heading).toBe('This event is cancelled');
});
