import { describe, expect } from 'vitest';
import { joinWaitingList } from '#lib/training/bookings/book.ts';
import attendees from '../../../src/pages/bookings/[key]/attendees.astro';
import index from '../../../src/pages/bookings/[key]/index.astro';
import move from '../../../src/pages/bookings/[key]/move.astro';
import offer from '../../../src/pages/bookings/[key]/offer.astro';
import { look, send, someone } from '../../support/booking-pages.ts';
import { it } from '../../support/database.ts';
import { aSession } from '../../support/makers.ts';

describe('waiting for more places', () => {
  const wait = (more: string) => ({ sequence: '0', places: '1', intent: 'wait', more });

  it('asks for no names: rows are for places that are there, a number for those beyond', async ({ db }) => {
    const session = await aSession(db, { capacity: 4, placesPerBooking: 4 });
    const { key } = await someone(db, session);
    await someone(db, session, 1);
    const rows = async () =>
      (await look(db, attendees, key)).html.match(/<select[^>]*id="more".*?<\/select>/s);
    const some = await look(db, attendees, key);
    expect(some.html).toContain('data-most="3"');
    expect(some.text).toContain('Join the waiting list for 2 places');
    await someone(db, session, 1);
    const full = await look(db, attendees, key);
    expect(full.html).toContain('data-most="2"');
    expect(full.text).not.toContain('Add another person');
    expect((await rows())?.[0].match(/<option/g)).toHaveLength(2);
    expect((await send(db, attendees, key, wait('2'))).status).toBe(303);
    expect((await look(db, attendees, key)).text).not.toContain('Wait for more places');
  });

  it('is refused while there are places, and to whoever waits already', async ({ db }) => {
    const session = await aSession(db, { capacity: 3, placesPerBooking: 3 });
    const { key } = await someone(db, session);
    const free = await send(db, attendees, key, wait('1'));
    expect([free.status, free.text]).toEqual([
      409,
      expect.stringContaining('Places have just become free: you can add them now.'),
    ]);
    await someone(db, session, 1);
    expect((await send(db, attendees, key, wait(''))).status).toBe(303);
    const twice = await send(db, attendees, key, wait('1'));
    expect([twice.status, twice.text]).toEqual([
      409,
      expect.stringContaining('You are waiting for more places already.'),
    ]);
  });
});

describe('on the waiting list', () => {
  it('a booking without places has one way out, and one with places can also be cancelled', async ({
    db,
  }) => {
    const session = await aSession(db, { capacity: 2 });
    const holds = await someone(db, session);
    const waits = await someone(db, session, 1, joinWaitingList);
    const page = async (key: string) => (await look(db, index, key)).text;
    expect(await page(waits.key)).toContain('Leave the waiting list');
    expect(await page(waits.key)).not.toContain('Cancel this booking');
    expect(await page(holds.key)).toContain('Cancel this booking');
  });

  it('an answer to an offer that is not there is told so', async ({ db }) => {
    const { key } = await someone(db, await aSession(db));
    const accepted = await send(db, offer, key, { answer: 'accept' });
    expect([accepted.status, accepted.text]).toEqual([409, expect.stringContaining('This offer is over')]);
    const left = await send(db, offer, key, { answer: 'leave' });
    expect([left.status, left.text]).toEqual([
      409,
      expect.stringContaining('You are not on the waiting list any more.'),
    ]);
  });

  it('an answer that says nothing is asked for again', async ({ db }) => {
    const session = await aSession(db, { capacity: 2 });
    await someone(db, session);
    const { key } = await someone(db, session, 1, joinWaitingList);
    const answer = await send(db, offer, key, {});
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Choose an answer')]);
  });

  it('a turn in the queue cannot move to another date', async ({ db }) => {
    const session = await aSession(db, { capacity: 2 });
    await someone(db, session);
    const { key } = await someone(db, session, 1, joinWaitingList);
    const { reference } = await aSession(db);
    const answer = await send(db, move, key, { to: reference });
    expect([answer.status, answer.text]).toEqual([
      409,
      expect.stringContaining('You only wait for places here.'),
    ]);
  });
});
