import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { describe, expect } from 'vitest';
import { event, eventTag } from '#db/schema/events.ts';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { keyboard } from '../support/keyboard.ts';
import { openSite } from '../support/open-site.ts';
import { anOpenEvent } from '../support/registration-makers.ts';
import { lettersTo } from '../support/site-mail.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { db } = database;
const now = Temporal.Now.instant().round('minute');
const startsAt = now.add({ hours: 24 * 12 });
const endsAt = startsAt.add({ hours: 2 });
const inBedford = { latitude: 52.136, longitude: -0.467, precision: 'postcode' } as const;

const made = (given: Partial<typeof event.$inferInsert> = {}) =>
  anOpenEvent(db, { startsAt, endsAt, ...given });
const at = ({ slug }: { slug: string }) => `${site.url}/events/${slug}`;

const loop = await made({
  title: 'Talk with a hearing loop',
  typeCode: 'type_campaign_activity',
  hearingLoop: true,
  ...inBedford,
});
await db.insert(eventTag).values({ eventId: loop.id, termCode: 'audience_young_people' });

describe('the list of events, without script', () => {
  it.for([
    ['a place', 'near=Bedford&miles=5', 'near=Norwich&miles=5'],
    ['the kind of event', 'type=type_campaign_activity', 'type=type_surgery'],
    ['who it is for', 'audience=audience_young_people', 'audience=audience_nobody'],
    ['what the venue has', 'access=hearing_loop', 'access=access_made_up'],
  ] as const)('is narrowed by %s', async ([_what, with_, without], { openWindow }) => {
    const { page, words } = inWindow(await openWindow({ javaScriptEnabled: false }));
    // The kind keeps what the demonstration has in those days off the page.
    await page.goto(
      `${site.url}/events?${with_}&${with_.startsWith('type') ? '' : 'type=type_campaign_activity'}`,
    );
    expect(await words()).toContain(loop.title);
    await page.goto(`${site.url}/events?${without}`);
    expect(await words()).not.toContain(loop.title);
  });

  it('is narrowed by its form, which then says what it was asked', async ({ openWindow }) => {
    const { page, press, words } = inWindow(await openWindow({ javaScriptEnabled: false }));
    await page.goto(`${site.url}/events?type=type_campaign_activity`);
    await page.getByLabel('Town or postcode').fill('Bedford');
    await press('Show events');
    expect(await words()).toContain(loop.title);
    expect(await page.getByLabel('Town or postcode').inputValue()).toBe('Bedford');
    expect(await page.getByLabel('Kind of event').inputValue()).toBe('type_campaign_activity');
  });

  it('says so in words when a place is not known, and keeps what was typed', async ({ openWindow }) => {
    const { page, words } = inWindow(await openWindow({ javaScriptEnabled: false }));
    const answer = await page.goto(`${site.url}/events?near=zz99+9zz`);
    expect(answer!.status()).toBeLessThan(500);
    expect(await page.getByLabel('Town or postcode').inputValue()).toBe('zz99 9zz');
    expect(await words()).toMatch(/postcode|place/i);
  });

  it('gives a series by its next date, and says how many follow', async ({ openWindow }) => {
    const { page } = inWindow(await openWindow({ javaScriptEnabled: false }));
    await page.goto(`${site.url}/events`);
    const surgeries = page.getByRole('listitem').filter({ hasText: 'Thursday surgery' });
    expect(await surgeries.count()).toBe(1);
    expect(await surgeries.innerText()).toMatch(/And \d+ more dates/);
  });
});

describe('the page of an event', () => {
  it('carries data that programs read, whatever its title holds', async ({ openWindow }) => {
    const row = await made({ title: 'Tea </script><b>& "talk"' });
    const { page } = inWindow(await openWindow());
    await page.goto(at(row));
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    const data = JSON.parse(text!) as Record<string, string>;
    expect(data).toMatchObject({
      ...{ '@context': 'https://schema.org', '@type': 'Event', name: row.title, isAccessibleForFree: true },
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'Place', name: 'Bury Park Library' },
    });
    expect(Temporal.Instant.from(data['startDate']!).epochMilliseconds).toBe(row.startsAt.epochMilliseconds);
    expect(data['url']).toBe(await page.locator('link[rel="canonical"]').getAttribute('href'));
  });

  it('says that it is cancelled, to people and to programs, and leads to no form', async ({ openWindow }) => {
    const row = await made({ cancelledAt: now, cancelReason: 'The hall is flooded.' });
    const { page, words } = inWindow(await openWindow());
    await page.goto(at(row));
    expect(await words()).toContain('The hall is flooded.');
    expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain(
      'EventCancelled',
    );
    expect(await page.locator(`a[href$="${row.slug}/register"]`).count()).toBe(0);
  });

  it('gives a calendar file and a tagged poster', async () => {
    const file = await fetch(`${at(loop)}/event.ics`);
    const [entry] = new ICAL.Component(ICAL.parse(await file.text())).getAllSubcomponents('vevent');
    expect(entry!.getFirstPropertyValue('summary')).toBe(loop.title);
    const poster = await fetch(`${at(loop)}/poster.pdf`);
    expect(poster.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await poster.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toContain('pdfuaid:part');
  });
});

describe('somebody registers', () => {
  it('by keyboard alone, and cancels by the link in the email', async ({ openWindow }) => {
    const { page, heading, follow, press } = inWindow(await openWindow());
    const row = await made();
    const { press: key, type } = keyboard(page);
    await page.goto(at(row));
    await key('Enter', 'link', 'Register');
    await expect.poll(heading).toBe('Register');
    await type('Your email address', 'keys@visitor.example');
    await page.keyboard.press('Enter');
    await expect.poll(heading).toBe('You are registered');
    const [letter] = await lettersTo(database, site.url, 'keys@visitor.example');
    await page.goto(letter!.fields['manageUrl']!);
    await follow('Cancel');
    await press('Cancel my registration');
    await expect.poll(heading).toBe('Your registration is over');
  });

  it('without a name or an address, and without script', async ({ openWindow }) => {
    const row = await made({ registration: 'heads' });
    const { page, press } = inWindow(await openWindow({ javaScriptEnabled: false }));
    await page.goto(`${at(row)}/register`);
    expect(await page.getByLabel('Your email address').count()).toBe(0);
    await press('Count us in');
    await expect.poll(() => page.url()).toMatch(/\/registrations\//);
    const held = await database.sql`select email from event_registration where event_id = ${row.id}`;
    expect(held.map((one) => one['email'])).toEqual([null]);
  });

  it('joins the waiting list of an event that is full, and is told by the form what is wrong first', async ({
    openWindow,
  }) => {
    const row = await made({ capacity: 1 });
    const first = inWindow(await openWindow({ javaScriptEnabled: false }));
    await first.page.goto(`${at(row)}/register`);
    await first.page.getByLabel('Your email address').fill('one@visitor.example');
    await first.press('Register');
    const second = inWindow(await openWindow({ javaScriptEnabled: false }));
    await second.page.goto(`${at(row)}/register`);
    await second.page.getByLabel('Your email address').fill('no address');
    await second.press('Join the waiting list');
    expect(await second.page.title()).toMatch(/^Error: /);
    expect(await second.page.getByLabel('Your email address').inputValue()).toBe('no address');
    await second.page.getByLabel('Your email address').fill('two@visitor.example');
    await second.press('Join the waiting list');
    await expect.poll(second.heading).toBe('You are on the list');
  });
});

describe('feeds', () => {
  it('keep what was cancelled, and answer 304 until something changes', async () => {
    const row = await made({ title: 'An evening that is called off' });
    const url = `${site.url}/events.ics`;
    const read = async () => (await fetch(url)).text();
    await expect.poll(read).toContain(`SUMMARY:${row.title}`);
    const tag = (await fetch(url)).headers.get('etag')!;
    const ask = async () => (await fetch(url, { headers: { 'if-none-match': tag } })).status;
    expect(await ask()).toBe(304);
    const off = { cancelledAt: now, cancelReason: 'Flood', sequence: 1, changedAt: Temporal.Now.instant() };
    await db.update(event).set(off).where(eq(event.id, row.id));
    await expect.poll(ask).toBe(200);
    const parts = new ICAL.Component(ICAL.parse(await read())).getAllSubcomponents('vevent');
    const own = parts.find((part) => part.getFirstPropertyValue('uid') === `event-${row.id}@concord`);
    expect(own!.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('take an address that somebody guessed for any other that leads nowhere', async () => {
    const guesses = ['guessed', 'A'.repeat(43), 'a-b_c'.repeat(9), '%2e%2e', `${'A'.repeat(40)}é`];
    const answers = await Promise.all(
      guesses.map(async (guess) => {
        const answer = await fetch(`${site.url}/calendars/${encodeURIComponent(guess)}/calendar.ics`);
        const told = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
        return { status: answer.status, told, length: (await answer.text()).length };
      }),
    );
    expect(answers[0]!.status).toBe(404);
    for (const answer of answers) expect({ ...answer, length: 0 }).toEqual({ ...answers[0], length: 0 });
  });
});
