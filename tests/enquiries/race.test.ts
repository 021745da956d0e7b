import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { enquiryMessage, enquiryNote } from '#db/schema/enquiries.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { handOverEnquiry } from '#lib/enquiries/hand-over.ts';
import { addNote } from '#lib/enquiries/note.ts';
import { replyToEnquiry } from '#lib/enquiries/reply.ts';
import { takeEnquiry } from '#lib/enquiries/take.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anEnquiry, enquiryRow, seenEnquiry } from '../support/enquiry-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const reasons = (all: readonly { ok: boolean; reason?: string }[]) =>
  all.map((one) => (one.ok ? 'done' : one.reason)).toSorted();

describe('two officers at one enquiry', () => {
  it('do not both take it', async ({ aConnection }) => {
    const { db } = aConnection({ max: 8 });
    const officers = await Promise.all(Array.from({ length: 6 }, () => anOfficer(db)));
    const id = await anEnquiry(db);
    const seen = await seenEnquiry(db, id);
    const outcomes = await Promise.all(officers.map((officer) => takeEnquiry(db, officer, seen, now)));
    expect(reasons(outcomes)).toEqual([...Array.from({ length: 5 }, () => 'changed meanwhile'), 'done']);
    expect(officers.map((one) => one.id)).toContain((await enquiryRow(db, id)).ownerId);
  });

  it('do not both answer: one mail goes, and the other is told', async ({ aConnection }) => {
    const { db } = aConnection({ max: 8 });
    const officers = [await anOfficer(db), await anOfficer(db)];
    const id = await anEnquiry(db);
    const seen = await seenEnquiry(db, id);
    const reply = () => ({ words: 'Thank you.', token: crypto.randomUUID(), closes: false });
    const outcomes = await Promise.all(
      officers.map((officer) => replyToEnquiry(db, officer, { ...seen, reply: reply() }, now)),
    );
    expect(reasons(outcomes)).toEqual(['changed meanwhile', 'done']);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.entityId, id));
    expect(mails.map(({ template }) => template).toSorted()).toEqual(['enquiry-received', 'enquiry-reply']);
  });

  it('send a reply and write a note once where a button was pressed twice, and say so', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: 8 });
    const dana = await anOfficer(db);
    const id = await anEnquiry(db);
    const seen = await seenEnquiry(db, id);
    const reply = { words: 'Thank you.', token: crypto.randomUUID(), closes: false };
    const twice = [1, 2, 3];
    const sent = await Promise.all(twice.map(() => replyToEnquiry(db, dana, { ...seen, reply }, now)));
    expect(reasons(sent)).toEqual(['done', 'sent already', 'sent already']);
    await Promise.all(twice.map(() => addNote(db, dana, { id, words: 'Asked the depot' }, now)));
    const notes = () => db.select().from(enquiryNote).where(eq(enquiryNote.enquiryId, id));
    expect(await notes()).toHaveLength(1);
    await addNote(db, dana, { id, words: 'Asked the depot' }, now.add({ hours: 24 }));
    expect(await notes()).toHaveLength(2);
  });

  it('leave nothing behind where one answers while the other hands over and erases', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: 8 });
    const [dana, marcus] = [await anOfficer(db), await anOfficer(db)];
    const passed = {
      route: 'safeguarding' as const,
      toRole: 'Safeguarding front door',
      areaId: await theArea(db),
    };
    for (let round = 0; round < 6; round += 1) {
      const id = await anEnquiry(db);
      const seen = await seenEnquiry(db, id);
      const reply = { words: 'Thank you.', token: crypto.randomUUID(), closes: false };
      await Promise.all([
        replyToEnquiry(db, dana, { ...seen, reply }, now),
        handOverEnquiry(db, marcus, { ...seen, passed }, now),
      ]);
      // Where the answer was quicker, the erasing has to be done again on what stands now.
      await handOverEnquiry(db, marcus, { ...(await seenEnquiry(db, id)), passed }, now);
      expect(await enquiryRow(db, id)).toMatchObject({ words: '', ending: 'handed_over' });
      expect(await db.select().from(enquiryMessage).where(eq(enquiryMessage.enquiryId, id))).toEqual([]);
      expect(await db.select().from(mailMessage).where(eq(mailMessage.entityId, id))).toEqual([]);
    }
  });
});
