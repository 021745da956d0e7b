import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { enquiryMessage, type EnquiryId } from '#db/schema/enquiries.ts';
import { handover } from '#db/schema/handovers.ts';
import { institution } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { Officer } from '#lib/actor.ts';
import { date, ukDay } from '#lib/dates.ts';
import { receiveReply } from '#lib/enquiries/receive.ts';
import HandOver from '../../../src/pages/staff/enquiries/[id]/hand-over.astro';
import One from '../../../src/pages/staff/enquiries/[id]/index.astro';
import NewInstitution from '../../../src/pages/staff/enquiries/[id]/institution.astro';
import Reply from '../../../src/pages/staff/enquiries/[id]/reply.astro';
import NewRequest from '../../../src/pages/staff/enquiries/[id]/training-request.astro';
import { it } from '../../support/database.ts';
import { anEnquiry, enquiryRow, seenEnquiry } from '../../support/enquiry-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aTemplate } from '../../support/signpost-makers.ts';
import { visit } from './visit.ts';

const at = async (db: Db, id: EnquiryId) => String((await seenEnquiry(db, id)).sequence);
const aReply = async (db: Db, id: EnquiryId, given: Record<string, string> = {}) => ({
  ...{ sequence: await at(db, id), token: crypto.randomUUID(), after: 'wait', deed: 'send' },
  ...{ words: 'It is paid for by the Home Office.', ...given },
});
const reply = (db: Db, officer: Officer, id: EnquiryId, form: Record<string, string>) =>
  visit(Reply, db, officer, { params: { id }, form });
const replies = (db: Db) => db.select().from(mailMessage).where(eq(mailMessage.template, 'enquiry-reply'));

describe('replying to an enquiry', () => {
  it('begins with a template below the draft that was kept, and sends nothing yet', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const { id: template } = await aTemplate(db, officer, 'What Prevent is');
    const kept = await reply(db, officer, id, await aReply(db, id, { deed: 'draft', words: 'Dear writer' }));
    expect([kept.status, kept.location]).toEqual([303, `/staff/enquiries/${id}?done=draft`]);
    const { html, text } = await visit(Reply, db, officer, {
      params: { id },
      path: `/?template=${template}`,
    });
    expect(html).toMatch(/Dear writer\s+Thank you for writing to us\./);
    expect(text).toContain('What Prevent is');
    expect(await replies(db)).toEqual([]);
  });

  it('goes in the thread of what the writer has, and of what they wrote back', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    await reply(db, officer, id, await aReply(db, id));
    const [first] = await replies(db);
    const { receiptId } = await enquiryRow(db, id);
    expect(first!.thread).toEqual([receiptId]);
    const answers = [`<${first!.id}@police.example>`];
    const mail = { messageId: '<theirs@example.com>', from: 'writer@example.com', subject: 'Re', answers };
    await receiveReply(db, { ...mail, text: 'And since when?' }, now);
    await reply(db, officer, id, await aReply(db, id, { words: 'Since 2003.' }));
    const last = (await replies(db)).find((one) => one.id !== first!.id);
    expect(last!.thread).toEqual([receiptId, first!.id, '<theirs@example.com>']);
  });

  it('waits for the writer or closes, as was chosen, and is sent once however often it is pressed', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const form = await aReply(db, id, { after: 'close' });
    expect((await reply(db, officer, id, form)).location).toBe(`/staff/enquiries/${id}?done=answered`);
    const again = await reply(db, officer, id, form);
    expect([again.status, again.text.includes('This reply is sent already')]).toEqual([409, true]);
    expect([(await replies(db)).length, (await enquiryRow(db, id)).ending]).toEqual([1, 'answered']);
  });

  it('is not sent over what a colleague did meanwhile, and its words are kept', async ({ db }) => {
    const [dana, marcus] = [await anOfficer(db), await anOfficer(db)];
    const id = await anEnquiry(db);
    const stale = await aReply(db, id, { words: 'My own words' });
    await reply(db, marcus, id, await aReply(db, id));
    const late = await reply(db, dana, id, stale);
    expect([late.status, late.html.includes('My own words')]).toEqual([409, true]);
    expect((await replies(db)).length).toBe(1);
    expect(late.text).toContain('It is paid for by the Home Office.');
    const [, sequence = ''] = /name="sequence" value="(\d+)"/.exec(late.html)!;
    expect((await reply(db, dana, id, { ...stale, sequence })).status).toBe(303);
    expect((await replies(db)).length).toBe(2);
  });

  it('says when it goes if the writer never answers: 90 days after our last words', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db, { at: now.subtract({ hours: 24 * 30 }) });
    const shown = async () => (await visit(One, db, officer, { params: { id } })).text;
    expect(await shown()).toContain('if it is closed today because');
    await reply(db, officer, id, await aReply(db, id));
    await db.update(enquiryMessage).set({ writtenAt: now.subtract({ hours: 24 * 10 }) });
    expect(await shown()).toContain(`Deletes on ${date(ukDay(now).add({ days: 80 }))} because`);
  });

  it('asks for a reason before words about a person go out, and keeps what was typed', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const words = 'We are worried about your pupil Adam Brunt, he was radicalised.';
    const { status, html } = await reply(db, officer, id, await aReply(db, id, { words }));
    expect([status, html.includes('Adam Brunt')]).toEqual([422, true]);
    expect(await replies(db)).toEqual([]);
  });
});

describe('an enquiry that becomes something else', () => {
  it('is handed over and erased only by whoever says that it reached somebody', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db, { words: 'About somebody I know' });
    const send = async (form: Record<string, string>) =>
      visit(HandOver, db, officer, { params: { id }, form: { sequence: await at(db, id), ...form } });
    expect((await send({ route: 'safeguarding' })).text).toContain('Confirm that it has reached');
    expect((await send({ sure: 'on' })).text).toContain('Choose the route that it went');
    expect((await send({ route: 'safeguarding', sure: 'on' })).status).toBe(303);
    const { text } = await visit(One, db, officer, { params: { id }, path: '/?done=handed-over' });
    expect(text).toContain('This enquiry was handed over. What was written is erased');
    expect(text).not.toMatch(/somebody I know|writer@example\.com/);
    expect((await db.select().from(handover)).map(({ route }) => route)).toEqual(['safeguarding']);
    // Somebody was writing to them meanwhile.
    for (const deed of ['draft', 'send']) {
      const late = await reply(db, officer, id, await aReply(db, id, { deed }));
      expect([late.status, late.location]).toEqual([303, `/staff/enquiries/${id}`]);
    }
  });

  it('becomes an institution, and is closed with it', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const shown = await visit(NewInstitution, db, officer, { params: { id } });
    expect(shown.text).toContain('What is Prevent, and who pays for it?');
    const district = /<option value="([^"]+)"[^>]*>\s*Bedford\s*</.exec(shown.html)?.[1] ?? '';
    const form = { name: 'Ashmere Nursery', type: 'early_years', district };
    const made = await visit(NewInstitution, db, officer, { params: { id }, form });
    expect([made.status, made.location]).toEqual([303, `/staff/enquiries/${id}?done=converted`]);
    const [row] = await db.select().from(institution).where(eq(institution.name, 'Ashmere Nursery'));
    expect(await enquiryRow(db, id)).toMatchObject({ ending: 'converted', institutionId: row!.id });
    const { text } = await visit(One, db, officer, { params: { id } });
    expect(text).toContain('Became Ashmere Nursery');
  });

  it('begins a training request with the address and the district of the writer', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const { html, text } = await visit(NewRequest, db, officer, { params: { id } });
    expect(html).toContain('value="writer@example.com"');
    expect(text).toContain('What is Prevent, and who pays for it?');
    const empty = await visit(NewRequest, db, officer, { params: { id }, form: {} });
    expect(empty.status).toBe(422);
    expect((await enquiryRow(db, id)).closedAt).toBeNull();
  });

  it('shows what came back below what we wrote, in its own direction', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    await reply(db, officer, id, await aReply(db, id));
    const [ours] = await db.select().from(enquiryMessage);
    const answers = [`<${ours!.mailId}@police.example>`];
    const mail = { messageId: '<1@example.com>', from: 'writer@example.com', subject: '', answers };
    await receiveReply(db, { ...mail, text: 'شکریہ' }, now.add({ minutes: 5 }));
    const { text, html } = await visit(One, db, officer, { params: { id } });
    expect(text).toMatch(/They wrote,.*Dana Whitlock replied,.*They wrote,.*شکریہ/);
    expect(html).toMatch(/dir="auto"/);
  });
});
