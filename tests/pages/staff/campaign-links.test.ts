import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { campaignEvent, campaignResource } from '#db/schema/campaign-links.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import { event } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import { aPublicCampaign } from '../../support/campaign-makers.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aPublishedResource, aWaitingResource, slugOf } from '../../support/resource-makers.ts';
import FramePage from '../../../src/pages/staff/campaigns/[id]/frame.astro';
import { visit } from './visit.ts';

const opened = (db: Db, officer: Officer, id: CampaignId) =>
  visit(FramePage, db, officer, { params: { id } });

async function save(db: Db, officer: Officer, id: CampaignId, given: Record<string, string | string[]>) {
  const { sequence } = (await findCampaign(db, id, now))!.campaign;
  const form = { sequence: String(sequence), name: 'Talk more', ...given };
  return visit(FramePage, db, officer, { params: { id }, form });
}

const isTicked = (html: string, value: string) =>
  new RegExp(`<input[^>]*value="${value}"[^>]*\\schecked`).test(html);

describe('what belongs to a campaign', () => {
  it('can be taken out of it, also when it is over or not public just now', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    const soon = await aWaitingResource(db, sofia);
    const { id: past, title } = await aPublishedEvent(db, {
      startsAt: now.subtract({ hours: 50 }),
      endsAt: now.subtract({ hours: 49 }),
    });
    await db.insert(campaignResource).values({ campaignId: id, resourceId: soon });
    await db.insert(campaignEvent).values({ campaignId: id, eventId: past });
    const { html, text } = await opened(db, sofia, id);
    expect([isTicked(html, soon), isTicked(html, past)]).toEqual([true, true]);
    expect([text.includes('(not public just now)'), text.includes(`${title}, `)]).toEqual([true, true]);
    expect((await save(db, sofia, id, { resources: [soon], events: [past] })).status).toBe(303);
    expect(await findCampaign(db, id, now)).toMatchObject({ resources: [soon], events: [past] });
    expect((await save(db, sofia, id, {})).status).toBe(303);
    expect(await findCampaign(db, id, now)).toMatchObject({ resources: [], events: [] });
  });

  it('does not name an event that was taken from the public since', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    const { id: hidden } = await aPublishedEvent(db, { title: 'A talk behind doors' });
    await db.insert(campaignEvent).values({ campaignId: id, eventId: hidden });
    await db.update(event).set({ visibility: 'staff' }).where(eq(event.id, hidden));
    const { html, text } = await opened(db, sofia, id);
    expect([isTicked(html, hidden), text.includes('that is not public now')]).toEqual([true, true]);
    expect(text).not.toContain('behind doors');
  });

  it('is added by its address where it is not among those that are offered', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    for (let hours = 1; hours <= 12; hours += 1)
      await aPublishedEvent(db, { startsAt: now.add({ hours }), endsAt: now.add({ hours: hours + 1 }) });
    const far = await aPublishedEvent(db, {
      startsAt: now.add({ hours: 900 }),
      endsAt: now.add({ hours: 901 }),
    });
    const poster = await aPublishedResource(db, sofia);
    expect((await opened(db, sofia, id)).html).not.toContain(far.id);
    const eventAddress = ` https://concord.example/events/${far.slug}?from=list `;
    const resourceAddress = await slugOf(db, poster);
    expect((await save(db, sofia, id, { eventAddress, resourceAddress })).status).toBe(303);
    expect(await findCampaign(db, id, now)).toMatchObject({ events: [far.id], resources: [poster] });
    const { html } = await opened(db, sofia, id);
    expect([isTicked(html, far.id), isTicked(html, poster)]).toEqual([true, true]);
  });

  it.for([
    ['eventAddress', '/events/nowhere', 409, 'No public event has this address'],
    ['resourceAddress', '/resources/nowhere', 409, 'Nothing that is published has this address'],
    ['eventAddress', 'the one in May', 422, 'Enter an address like /events/'],
    ['resourceAddress', '/events/chess', 422, 'Enter an address like /resources/'],
  ] as const)('is asked for again when %s is “%s”', async ([name, address, status, words], { db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    const answer = await save(db, sofia, id, { [name]: address });
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true]);
    expect(answer.html).toContain(`value="${address}"`);
  });

  it('is what it is, when something was erased while the form was open', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    expect((await save(db, sofia, id, { events: [crypto.randomUUID()] })).status).toBe(303);
    expect((await findCampaign(db, id, now))?.events).toEqual([]);
  });
});
