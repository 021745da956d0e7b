import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { enquiry, enquiryDraft, enquiryMessage, enquiryNote } from '#db/schema/enquiries.ts';
import { handover } from '#db/schema/handovers.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { reopenEnquiry } from '#lib/enquiries/close.ts';
import { handOverEnquiry } from '#lib/enquiries/hand-over.ts';
import { newWords } from '#lib/enquiries/new-words.ts';
import { addNote } from '#lib/enquiries/note.ts';
import { addReply, receiveReply } from '#lib/enquiries/receive.ts';
import { replyToEnquiry, saveReplyDraft } from '#lib/enquiries/reply.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anEnquiry, enquiryRow, seenEnquiry } from '../support/enquiry-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const passed = { route: 'channel_referral', toRole: 'Prevent gateway officer' } as const;
const aReply = () => ({ words: 'Thank you.', token: crypto.randomUUID(), closes: false });
const aMail = { from: 'writer@example.com', subject: 'Re: Your message', text: 'It is for a school.' };

describe('an enquiry that is about a person', () => {
  it('is wiped with everything written about it, and leaves date, route and role alone', async ({ db }) => {
    const officer = await anOfficer(db);
    const areaId = await theArea(db);
    const id = await anEnquiry(db, { words: 'About somebody I know' });
    await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, id)), reply: aReply() }, now);
    await addNote(db, officer, { id, words: 'Rang the gateway' }, now);
    await saveReplyDraft(db, officer, { id, words: 'Dear' }, now);
    const outcome = await handOverEnquiry(
      db,
      officer,
      { ...(await seenEnquiry(db, id)), passed: { ...passed, areaId } },
      now,
    );
    expect(outcome.ok).toBe(true);
    expect(await enquiryRow(db, id)).toMatchObject({ words: '', email: null, ending: 'handed_over' });
    for (const table of [enquiryMessage, enquiryNote, enquiryDraft])
      expect(await db.select().from(table).where(eq(table.enquiryId, id))).toEqual([]);
    expect(await db.select().from(mailMessage).where(eq(mailMessage.entityId, id))).toEqual([]);
    const [note] = await db.select().from(handover);
    expect(note).toMatchObject({ ...passed, areaId, officerId: officer.id });
    expect(JSON.stringify(note)).not.toContain(id);
  });

  it('stays wiped: nobody opens it, writes to it or answers it any more', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const { receiptId } = await enquiryRow(db, id);
    const areaId = await theArea(db);
    await handOverEnquiry(
      db,
      officer,
      { ...(await seenEnquiry(db, id)), passed: { ...passed, areaId } },
      now,
    );
    const as = await seenEnquiry(db, id);
    expect(await reopenEnquiry(db, officer, as, now)).toMatchObject({ reason: 'handed over' });
    expect(await addNote(db, officer, { id, words: 'More' }, now)).toMatchObject({ reason: 'handed over' });
    const draft = await saveReplyDraft(db, officer, { id, words: 'More' }, now);
    expect(draft).toMatchObject({ reason: 'handed over' });
    const put = { ...as, words: 'More', token: 'one' };
    expect(await addReply(db, officer, put, now)).toMatchObject({ reason: 'handed over' });
    const mail = { ...aMail, messageId: '<1@example.com>', answers: [`<${receiptId}@police.example>`] };
    expect(await receiveReply(db, mail, now)).toMatchObject({ reason: 'no such enquiry' });
    const note = { enquiryId: id, words: 'More', writtenAt: now, writtenBy: officer.id };
    await expect(db.transaction((tx) => tx.insert(enquiryNote).values(note))).rejects.toThrow();
    const back = { words: 'More', email: 'writer@example.com', ending: null, closedAt: null, closedBy: null };
    await expect(
      db.transaction((tx) => tx.update(enquiry).set(back).where(eq(enquiry.id, id))),
    ).rejects.toThrow();
  });
});

describe('a mail that comes back', () => {
  it('joins its enquiry by the thread, opens it again and starts the clock anew, once', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const reply = { ...aReply(), closes: true };
    await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, id)), reply }, now);
    const [ours] = await db.select().from(enquiryMessage).where(eq(enquiryMessage.enquiryId, id));
    const mail = { ...aMail, messageId: '<2@example.com>', answers: [`<${ours!.mailId}@police.example>`] };
    expect(await receiveReply(db, mail, now)).toEqual({ ok: true, value: id });
    expect(await receiveReply(db, mail, now)).toEqual({ ok: true, value: id });
    expect((await enquiryRow(db, id)).closedAt).toBeNull();
    expect((await enquiryRow(db, id)).dueAt).not.toBeNull();
    const thread = await db.select().from(enquiryMessage).where(eq(enquiryMessage.enquiryId, id));
    expect(thread.map(({ way }) => way).toSorted()).toEqual(['in', 'out']);
  });

  it('is found by the number in its subject where the thread was lost, and taken from the writer alone', async ({
    db,
  }) => {
    const id = await anEnquiry(db);
    const { reference } = await enquiryRow(db, id);
    const mail = {
      ...aMail,
      subject: `AW: Your message ${reference}`,
      answers: [],
      messageId: '<3@example.com>',
    };
    const stranger = { ...mail, from: 'stranger@example.com' };
    expect(await receiveReply(db, stranger, now)).toMatchObject({ reason: 'another address' });
    expect(await receiveReply(db, mail, now)).toEqual({ ok: true, value: id });
  });

  it('is kept without what it repeats', () => {
    const text =
      'Thank you.\r\n\r\nIt is for a school.\r\n\r\nOn Mon, 23 Nov 2026 at 10:00, Concord\r\n<c@police.example> wrote:\r\n> An answer';
    expect(newWords(text)).toBe('Thank you.\n\nIt is for a school.');
    expect(newWords('> only what was said\n> before')).toBe('');
  });
});
