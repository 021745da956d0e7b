import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { enquiry, enquiryMessage } from '#db/schema/enquiries.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { ukDay } from '#lib/dates.ts';
import { sendEnquiry } from '#lib/enquiries/ask.ts';
import { closeEnquiry, reopenEnquiry } from '#lib/enquiries/close.ts';
import { findEnquiry } from '#lib/enquiries/find.ts';
import { countEnquiries, type InboxPlace, listEnquiries } from '#lib/enquiries/list.ts';
import { addNote } from '#lib/enquiries/note.ts';
import { enquiryPurges } from '#lib/enquiries/purge.ts';
import { replyToEnquiry, saveReplyDraft } from '#lib/enquiries/reply.ts';
import { giveEnquiry, takeEnquiry } from '#lib/enquiries/take.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anEnquiry, enquiryRow, seenEnquiry } from '../support/enquiry-makers.ts';
import { anOfficer, anyone, now } from '../support/makers.ts';

const aReply = (words = 'It is paid for by the Home Office.') => ({
  ...{ words, token: crypto.randomUUID(), closes: false },
});

describe('an enquiry', () => {
  it('is one however often its form is sent, has three working days, and tells the writer so by mail', async ({
    db,
  }) => {
    const sent = {
      ...{ formToken: crypto.randomUUID(), reason: 'press' as const, areaId: null },
      words: 'Who can speak to us?',
      email: 'desk@paper.example',
    } as const;
    const first = await sendEnquiry(db, anyone, sent, now);
    const second = await sendEnquiry(db, anyone, sent, now);
    expect([second.id, second.again]).toEqual([first.id, true]);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.entityId, first.id));
    expect(mails.map(({ template, toEmail }) => [template, toEmail])).toEqual([
      ['enquiry-received', 'desk@paper.example'],
    ]);
    expect(JSON.stringify(mails)).not.toContain('speak to us');
    // Written on a Saturday: the clock begins on Monday.
    expect((await enquiryRow(db, first.id)).dueAt?.toString()).toBe('2026-11-26T00:00:00Z');
  });

  it('has one owner, who gives it on or back', async ({ db }) => {
    const [dana, marcus] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    const id = await anEnquiry(db);
    const stale = await seenEnquiry(db, id);
    expect((await takeEnquiry(db, dana, stale, now)).ok).toBe(true);
    expect(await takeEnquiry(db, marcus, stale, now)).toMatchObject({ reason: 'changed meanwhile' });
    await giveEnquiry(db, dana, { ...(await seenEnquiry(db, id)), to: marcus.id }, now);
    expect((await enquiryRow(db, id)).ownerId).toBe(marcus.id);
    await giveEnquiry(db, marcus, { ...(await seenEnquiry(db, id)), to: null }, now);
    expect(await enquiryRow(db, id)).toMatchObject({ ownerId: null, takenAt: null });
  });

  it('waits for the writer once it is answered, in the thread of the mail that said we have it', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    const reply = aReply();
    await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, id)), reply }, now);
    const row = await enquiryRow(db, id);
    expect(row).toMatchObject({ dueAt: null, ownerId: officer.id, closedAt: null });
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'enquiry-reply'));
    expect(mails.map(({ thread }) => thread)).toEqual([[row.receiptId]]);
    const again = await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, id)), reply }, now);
    expect(again).toMatchObject({ reason: 'sent already' });
  });

  it('keeps a draft for whoever wrote it alone, until it is sent or emptied', async ({ db }) => {
    const [dana, marcus] = [await anOfficer(db), await anOfficer(db)];
    const id = await anEnquiry(db);
    await saveReplyDraft(db, dana, { id, words: 'Thank you for' }, now);
    expect((await findEnquiry(db, dana, id, now))?.draft?.words).toBe('Thank you for');
    expect((await findEnquiry(db, marcus, id, now))?.draft).toBeNull();
    await replyToEnquiry(db, dana, { ...(await seenEnquiry(db, id)), reply: aReply() }, now);
    expect((await findEnquiry(db, dana, id, now))?.draft).toBeNull();
  });

  it('is not answered once it is closed, and can be opened again', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    await closeEnquiry(db, officer, { ...(await seenEnquiry(db, id)), ending: 'no_answer' }, now);
    const late = await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, id)), reply: aReply() }, now);
    expect(late).toMatchObject({ reason: 'closed already' });
    expect((await reopenEnquiry(db, officer, await seenEnquiry(db, id), now)).ok).toBe(true);
    expect(await enquiryRow(db, id)).toMatchObject({ closedAt: null, ending: null });
  });

  it('goes with all that was written 90 days after it was closed, or after our last words', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [closed, waiting, open] = [await anEnquiry(db), await anEnquiry(db), await anEnquiry(db)];
    await closeEnquiry(db, officer, { ...(await seenEnquiry(db, closed)), ending: 'answered' }, now);
    await replyToEnquiry(db, officer, { ...(await seenEnquiry(db, waiting)), reply: aReply() }, now);
    const [purge] = enquiryPurges;
    const due = (before: Temporal.Instant) => ({ before, today: ukDay(before), now: before, most: 10 });
    expect(await purge!.erase(db, due(now))).toEqual([]);
    const gone = await purge!.erase(db, due(now.add({ hours: 1 })));
    expect(gone.toSorted()).toEqual([closed, waiting].toSorted());
    expect((await db.select().from(enquiry)).map(({ id }) => id)).toEqual([open]);
    expect(await db.select().from(enquiryMessage)).toEqual([]);
  });
});

describe('the inbox', () => {
  it('has its parts, and shows of each area what is for the reader, and what names none to everybody', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const late = await anEnquiry(db, { at: now.subtract({ hours: 24 * 9 }) });
    const mine = await anEnquiry(db, { areaId: null });
    await anEnquiry(db, { areaId: luton });
    await takeEnquiry(db, officer, await seenEnquiry(db, mine), now);
    const scope = { areas: [bedford], reader: officer.id };
    const of = async (list: 'open' | 'mine' | 'nobody' | 'late') =>
      (await listEnquiries(db, officer, { ...scope, list }, now)).rows.map(({ id }) => id);
    expect(await of('open')).toEqual([late, mine]);
    expect([await of('mine'), await of('nobody'), await of('late')]).toEqual([[mine], [late], [late]]);
    expect(await countEnquiries(db, scope, now)).toEqual({
      ...{ open: 2, mine: 1, nobody: 1, waiting: 0, late: 1, closed: 0 },
    });
  });

  it('finds words in what was written, in replies and in notes, and only where the reader may look', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const said = await anEnquiry(db, { words: 'Do you have the 100% cotton banner?' });
    const noted = await anEnquiry(db);
    await addNote(db, officer, { id: noted, words: 'Asked the depot about cotton' }, now);
    await anEnquiry(db, { areaId: luton, words: 'A cotton question of elsewhere' });
    const find = async (words: string) => {
      const asked = { areas: [bedford], reader: officer.id, list: 'open', words } as const;
      return (await listEnquiries(db, officer, asked, now)).rows.map(({ id }) => id).toSorted();
    };
    expect(await find('COTTON')).toEqual([said, noted].toSorted());
    expect([await find('100%'), await find('100_')]).toEqual([[said], []]);
  });

  it('goes on page by page without losing or repeating one', async ({ db }) => {
    const officer = await anOfficer(db);
    const made = [];
    for (let hour = 0; hour < 5; hour += 1)
      made.push(await anEnquiry(db, { at: now.subtract({ hours: hour }) }));
    const scope = { areas: [await theArea(db)], reader: officer.id, list: 'open' } as const;
    const seen: string[] = [];
    for (let after: InboxPlace | null | undefined; after !== null;) {
      const page = await listEnquiries(db, officer, { ...scope, after: after ?? undefined }, now, 2);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  it('goes on from where a page ended, also when what stood there last was answered meanwhile', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const made = [];
    for (let hour = 3; hour > 0; hour -= 1)
      made.push(await anEnquiry(db, { at: now.subtract({ hours: hour }) }));
    const scope = { areas: [await theArea(db)], reader: officer.id, list: 'nobody' } as const;
    const first = await listEnquiries(db, officer, scope, now, 2);
    await takeEnquiry(db, officer, await seenEnquiry(db, first.rows.at(-1)!.id), now);
    const after = first.next ?? undefined;
    const { rows } = await listEnquiries(db, officer, { ...scope, after }, now, 2);
    const shown = first.rows.map(({ id }) => id);
    expect(rows.map(({ id }) => id)).toEqual(made.filter((id) => !shown.includes(id)));
  });
});
