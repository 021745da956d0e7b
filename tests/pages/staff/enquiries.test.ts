import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { EnquiryId } from '#db/schema/enquiries.ts';
import type { Officer } from '#lib/actor.ts';
import { addReply } from '#lib/enquiries/receive.ts';
import { replyToEnquiry } from '#lib/enquiries/reply.ts';
import { takeEnquiry } from '#lib/enquiries/take.ts';
import Close from '../../../src/pages/staff/enquiries/[id]/close.astro';
import Give from '../../../src/pages/staff/enquiries/[id]/give.astro';
import One from '../../../src/pages/staff/enquiries/[id]/index.astro';
import Received from '../../../src/pages/staff/enquiries/[id]/received.astro';
import Inbox from '../../../src/pages/staff/enquiries/index.astro';
import Today from '../../../src/pages/staff/index.astro';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anEnquiry, enquiryRow, seenEnquiry } from '../../support/enquiry-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const days = (count: number) => ({ hours: 24 * count });
const inbox = async (db: Db, officer: Officer, query = '') =>
  (await visit(Inbox, db, officer, { path: `/staff/enquiries${query}` })).text;
const sequence = async (db: Db, id: EnquiryId) => String((await seenEnquiry(db, id)).sequence);

describe('the inbox', () => {
  it('says in words how long each has left, what is late first', async ({ db }) => {
    const officer = await anOfficer(db);
    await anEnquiry(db, { words: 'Written today' });
    // Tuesday 10am, so three working days ended on Friday at ten, a working day of 14 hours ago.
    await anEnquiry(db, { words: 'Written long ago', at: now.subtract(days(4)) });
    const text = await inbox(db, officer);
    expect(text).toMatch(/Written long ago.*14 hours late.*Fri 20 Nov, 10am.*Written today.*3 days left/);
    expect(text).toContain('Late (1)');
  });

  it('is narrowed by part, reason and words, and says so when nothing fits', async ({ db }) => {
    const officer = await anOfficer(db);
    const mine = await anEnquiry(db, { words: 'About our banner', reason: 'campaign' });
    await takeEnquiry(db, officer, await seenEnquiry(db, mine), now);
    await anEnquiry(db, { words: 'About governors', reason: 'training' });
    const seen = (text: string) => ['banner', 'governors'].filter((word) => text.includes(word));
    expect(seen(await inbox(db, officer, '?list=mine'))).toEqual(['banner']);
    expect(seen(await inbox(db, officer, '?list=nobody'))).toEqual(['governors']);
    expect(seen(await inbox(db, officer, '?reason=campaign'))).toEqual(['banner']);
    expect(await inbox(db, officer, '?words=submarine')).toContain('No enquiry fits that');
    expect(await inbox(db, officer, '?list=closed')).toContain('Nothing here: Closed');
  });

  it('shows nothing of another area, and what names none to everybody', async ({ db }) => {
    const officer = await anOfficer(db);
    await anEnquiry(db, { words: 'From Braintree', areaId: await theArea(db, 'braintree') });
    await anEnquiry(db, { words: 'From nowhere', areaId: null });
    const text = await inbox(db, officer);
    expect([text.includes('From Braintree'), text.includes('From nowhere')]).toEqual([false, true]);
  });

  it('says of a further page that has emptied meanwhile where its rows went, and leads back', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const last = await anEnquiry(db);
    const path = `/staff/enquiries?list=nobody&after=9999999999.000000.${last}`;
    const { text, html } = await visit(Inbox, db, officer, { path });
    expect(text).toContain('Nothing further on: Nobody’s');
    expect(html).toContain('<a href="/staff/enquiries?list=nobody">Show the list from its beginning</a>');
    expect(await inbox(db, officer, '?after=constructor')).toContain('What is Prevent');
  });

  it('does not wait for an answer to a reply that came back, and says so on the enquiry', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const reply = { words: 'It is free.', token: crypto.randomUUID(), closes: false };
    await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, id)), reply }, now);
    const waiting = () => inbox(db, officer, '?list=waiting');
    expect(await waiting()).not.toContain('Did not reach them');
    await db.execute(sql`insert into mail_bounce (kind, source, email_hash, message_id, report, at)
      select 'hard', 'mailbox', '\\x01', mail_id, 'one', now() from enquiry_message where enquiry_id = ${id}`);
    expect(await waiting()).toContain('Did not reach them');
    const page = () => visit(One, db, officer, { params: { id } });
    expect((await page()).text).toContain('The last reply did not reach them');
    const answer = { words: 'Thanks', token: crypto.randomUUID() };
    await addReply(db, officer, { ...(await seenEnquiry(db, id)), ...answer }, now.add({ hours: 1 }));
    expect((await page()).text).not.toContain('did not reach them');
  });

  it('puts lateness on Today', async ({ db }) => {
    const officer = await anOfficer(db);
    await anEnquiry(db, { at: now.subtract(days(9)) });
    await anEnquiry(db);
    const { text, html } = await visit(Today, db, officer);
    expect(text).toMatch(/1 enquiry late/);
    expect(text).toMatch(/2 enquiries nobody has/);
    expect(html).toContain('href="/staff/enquiries?list=late"');
  });
});

describe('the page of an enquiry', () => {
  const post = async (db: Db, officer: Officer, id: EnquiryId, form: Record<string, string>) =>
    visit(One, db, officer, { params: { id }, form: { sequence: await sequence(db, id), ...form } });
  const see = (db: Db, officer: Officer, id: EnquiryId, path = '/') =>
    visit(One, db, officer, { params: { id }, path });

  it('shows what was written, whose it is, by when it is answered and when it is deleted', async ({ db }) => {
    const officer = await anOfficer(db);
    const { text } = await see(db, officer, await anEnquiry(db));
    expect(text).toContain('What is Prevent, and who pays for it?');
    expect(text).toContain('writer@example.com');
    expect(text).toContain('Nobody’s yet');
    expect(text).toContain('12 midnight on Wednesday 25 November 2026');
    expect(text).toContain('19 February 2027 if it is closed today');
  });

  it('is taken on, and whoever pressed at the same moment reads that somebody was quicker', async ({
    db,
  }) => {
    const [dana, marcus] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    const id = await anEnquiry(db);
    const stale = await sequence(db, id);
    const first = await post(db, dana, id, { deed: 'take' });
    expect([first.status, first.location]).toEqual([303, `/staff/enquiries/${id}?done=taken`]);
    const second = await post(db, marcus, id, { deed: 'take', sequence: stale });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Somebody changed this enquiry since you opened it');
    expect((await enquiryRow(db, id)).ownerId).toBe(dana.id);
  });

  it('takes notes that the writer never sees, and none about a person', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    expect((await post(db, officer, id, { deed: 'note', note: 'Rang the library.' })).status).toBe(303);
    const refused = await post(db, officer, id, { deed: 'note', note: 'His date of birth is 4 March 2009' });
    expect([refused.status, refused.html.includes('4 March 2009')]).toEqual([422, true]);
    const { text } = await see(db, officer, id, '/?done=noted');
    expect(text).toContain('Note added. The writer never sees it');
    expect(text).toMatch(/Dana Whitlock, .* Rang the library\./);
  });

  it('is given to a colleague who answers there, or back to everybody, and to nobody else', async ({
    db,
  }) => {
    const [officer, other] = [await anOfficer(db), await anOfficer(db, 'comms')];
    const stranger = await anOfficer(db, 'npt_reader');
    const id = await anEnquiry(db);
    const give = async (to: string) =>
      (await visit(Give, db, officer, { params: { id }, form: { sequence: await sequence(db, id), to } }))
        .status;
    expect([await give(stranger.id), await give('')]).toEqual([409, 422]);
    expect([await give(other.id), (await enquiryRow(db, id)).ownerId]).toEqual([303, other.id]);
    expect([await give('nobody'), (await enquiryRow(db, id)).ownerId]).toEqual([303, null]);
  });

  it('is closed with how it ended, says when it is erased, and opens again with a new clock', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const close = async (form: Record<string, string>) =>
      visit(Close, db, officer, { params: { id }, form: { sequence: await sequence(db, id), ...form } });
    expect((await close({})).text).toContain('Choose how it ended');
    // What only comes about by what is done cannot be chosen.
    expect((await close({ ending: 'handed_over' })).status).toBe(422);
    expect((await close({ ending: 'no_answer' })).status).toBe(303);
    const { text } = await see(db, officer, id, '/?done=closed');
    expect(text).toContain('It is erased 90 days from now');
    expect(text).toContain('19 February 2027');
    expect((await close({ ending: 'answered' })).text).toContain('This enquiry is closed already');
    await post(db, officer, id, { deed: 'reopen' });
    expect(await enquiryRow(db, id)).toMatchObject({ closedAt: null, ending: null });
  });

  it('takes an answer that came by another way, and begins its clock anew', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db, { at: now.subtract(days(9)) });
    const form = {
      ...{ sequence: await sequence(db, id), token: crypto.randomUUID() },
      words: 'On the phone: it is a nursery.',
    };
    expect((await visit(Received, db, officer, { params: { id }, form })).status).toBe(303);
    const { text } = await see(db, officer, id);
    expect(text).toContain('They answered; put in by Dana Whitlock');
    expect(text).toContain('3 days left');
  });

  it('warns where what came reads like a worry about a person', async ({ db }) => {
    const officer = await anOfficer(db);
    const words = 'I am worried about my pupil Adam Brunt, he was radicalised.';
    const { text } = await see(db, officer, await anEnquiry(db, { words }));
    expect(text).toContain('This reads like a worry about a person');
    expect((await see(db, officer, await anEnquiry(db))).text).not.toContain('reads like');
  });

  it('is not there for whoever answers none, or none of its area', async ({ db }) => {
    const id = await anEnquiry(db);
    expect((await see(db, await anOfficer(db, 'npt_reader'), id)).status).toBe(404);
    const away = await anEnquiry(db, { areaId: await theArea(db, 'braintree') });
    expect((await see(db, await anOfficer(db), away)).status).toBe(404);
  });
});
