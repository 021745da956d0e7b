import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import { event } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import One from '../../../src/pages/staff/events/proposals/[id].astro';
import List from '../../../src/pages/staff/events/proposals/index.astro';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aProposal, aProposer } from '../../support/proposal-makers.ts';

type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string };

const open = (db: Db, page: Parameters<typeof openPage>[0], officer: Officer, asked: Asked = {}) =>
  openPage(page, { ...asked, locals: { ...localsFor(db), officer } });
const titles = (text: string) => ['Old fair', 'New fair'].filter((title) => text.includes(title));

describe('the queue of proposed events', () => {
  it('says how long each has waited, and leaves out what lies elsewhere', async ({ db }) => {
    const officer = await anOfficer(db);
    await aProposal(db, { title: 'Old fair', sentAt: now.subtract({ hours: 24 * 9 }) });
    const [essex] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'braintree'));
    await aProposal(db, { title: 'New fair', areaId: essex!.id });
    const { text } = await open(db, List, officer);
    expect(titles(text)).toEqual(['Old fair']);
    expect(text).toContain('9 days');
    expect((await open(db, List, officer, { path: '/staff/events/proposals?list=answered' })).text).toContain(
      'Nothing was answered yet',
    );
  });
});

describe('the page of a proposed event', () => {
  it('warns of what we have with them in the same fortnight', async ({ db }) => {
    const { institutionId } = await aProposer(db);
    const id = await aProposal(db, { institutionId });
    const startsAt = now.add({ hours: 24 * 18 });
    await aPublishedEvent(db, { title: 'Assembly talk', organiserId: institutionId, startsAt });
    const { text } = await open(db, One, await anOfficer(db), { params: { id } });
    expect(text).toContain('within a fortnight of that day already');
    expect(text).toContain('Assembly talk');
  });

  it('goes on to the draft once it is accepted, and tells the next officer so', async ({ db }) => {
    const id = await aProposal(db);
    const form = { sequence: '0', do: 'accept' };
    const accepted = await open(db, One, await anOfficer(db), { params: { id }, form });
    const [draft] = await db.select().from(event);
    expect([accepted.status, accepted.location]).toEqual([303, `/staff/events/${draft!.id}?done=accepted`]);
    const late = await open(db, One, await anOfficer(db), { params: { id }, form });
    expect(late.status).toBe(409);
    expect(late.text).toContain('has its answer already');
  });

  it('asks why before it is declined, and keeps the reason to be read', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aProposal(db);
    const bare = await open(db, One, officer, { params: { id }, form: { sequence: '0', do: 'decline' } });
    expect([bare.status, bare.text.includes('Say why')]).toEqual([422, true]);
    const reason = 'The square is booked that day.';
    const form = { sequence: '0', do: 'decline', reason };
    const said = await open(db, One, officer, { params: { id }, form });
    expect(said.location).toBe(`/staff/events/proposals/${id}?done=declined`);
    const [row] = await db.select().from(eventProposal);
    expect(row).toMatchObject({ decision: 'declined', decisionWords: reason, decidedBy: officer.id });
    expect((await open(db, One, officer, { params: { id } })).text).toContain(reason);
  });

  it('is not there for an officer of another area', async ({ db }) => {
    const [essex] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'braintree'));
    const id = await aProposal(db, { areaId: essex!.id });
    const form = { sequence: '0', do: 'accept' };
    const officer = await anOfficer(db);
    expect((await open(db, One, officer, { params: { id } })).status).toBe(404);
    expect((await open(db, One, officer, { params: { id }, form })).status).toBe(404);
    expect(await db.$count(event)).toBe(0);
  });
});
