import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { enquiryMessage } from '#db/schema/enquiries.ts';
import { closeEnquiry } from '#lib/enquiries/close.ts';
import { newWords } from '#lib/enquiries/new-words.ts';
import { receiveReply } from '#lib/enquiries/receive.ts';
import { it } from '../support/database.ts';
import { anEnquiry, enquiryRow, seenEnquiry } from '../support/enquiry-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const said = 'Thank you.\n\nIt is for a school in Kempston.';
const ours = 'Thank you for asking. Which school is it?';
const marked = `> ${ours}`;

describe('what a mail says for the first time', () => {
  it.each([
    [`${said}\r\n\r\nOn Mon, 23 Nov 2026 at 10:00, Concord <c@police.example> wrote:\r\n${marked}`, 'Gmail'],
    [`${said}\n\nOn Mon, 23 Nov 2026 at 10:00, Concord\n<c@police.example> wrote:\n\n${marked}`, 'two lines'],
    [
      `${said}\n\nOn Mon, 23 Nov 2026\nat 10:00, Concord\n<c@police.example> wrote:\n${marked}`,
      'three lines',
    ],
    [`On Mon, 23 Nov 2026 at 10:00, Concord wrote:\n${marked}\n\n${said}`, 'an answer below what it repeats'],
    [`${said}\n\n-----Original Message-----\nFrom: Concord\n${ours}`, 'old Outlook'],
    [
      `${said}\n\n________________________________\nFrom: Concord <c@police.example>\nSent: Monday\nTo: Me\nSubject: Re\n\n${ours}`,
      'Outlook on the web',
    ],
    [`${said}\n\nFrom: Concord <c@police.example>\nSent: Monday\nTo: Me\nSubject: Re\n\n${ours}`, 'Outlook'],
    [`${said}\n\nAm 23.11.26 um 10:00 schrieb Concord:\n${marked}`, 'German'],
    [`${said}\n\nLe lun. 23 nov. 2026 à 10:00, Concord <c@police.example> a écrit :\n${marked}`, 'French'],
    [`${said}\n\nSent from my iPhone`, 'a phone'],
    [`${said}\n\n-- \nA. Nwosu, Office`, 'a signature'],
  ])('leaves out what was said before: %#', (text) => expect(newWords(text)).toBe(said));

  it('keeps everything that somebody wrote themselves, also where it looks a little like a heading', () => {
    const letter = 'From: the whole school\n\nOn Monday the head wrote to parents: nothing came back.';
    expect(newWords(letter)).toBe(letter);
    expect(newWords(`${ours}\n\n${said}`)).toBe(`${ours}\n\n${said}`);
  });

  it('keeps too much rather than nothing, and nothing of what is marked alone', () => {
    expect(newWords(`-----Original Message-----\nFrom: Concord\n\n${said}`)).toContain(said);
    expect(newWords(`On Mon, 23 Nov 2026 at 10:00, Concord wrote:\n${marked}`)).toBe('');
  });

  it('is cut where it is longer than we keep, in no half sign, and says so', () => {
    const long = newWords('😀'.repeat(4000));
    expect(long.endsWith('[Cut here: the mail was longer]')).toBe(true);
    expect([long.length <= 5000, long.isWellFormed()]).toEqual([true, true]);
  });

  it('never throws and never grows, whatever comes', () => {
    const signs = ['\0', '\r', '\n', '>', ' ', 'On ', ' wrote:', 'From: a', '--', '\u{1f600}', '\u0007', 'é'];
    // A fixed row of numbers that looks like chance: the same test every day.
    let seed = 7;
    const next = () => (seed = (seed * 48271) % 2147483647);
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: next() % 40 }, () => signs[next() % signs.length]).join('');
      const words = newWords(text);
      expect(words.length).toBeLessThanOrEqual(text.length);
      expect(words).not.toMatch(/[\0\u0007\r]/);
    }
  });
});

describe('a mail that comes back', () => {
  const mail = { from: 'Writer@Example.com ', subject: 'Re', text: said, messageId: '<a@x>' };
  const answering = async (db: Parameters<typeof enquiryRow>[0], id: Parameters<typeof enquiryRow>[1]) => ({
    ...mail,
    answers: [`<${(await enquiryRow(db, id)).receiptId}@police.example>`],
  });

  it('that answers nothing of ours belongs to no enquiry', async ({ db }) => {
    await anEnquiry(db);
    const answers = ['<no-id@elsewhere.example>', `<${crypto.randomUUID()}@police.example>`, ''];
    expect(await receiveReply(db, { ...mail, answers }, now)).toMatchObject({ reason: 'no such enquiry' });
  });

  it('opens a closed enquiry again, however long it is, and whatever signs stand in it', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anEnquiry(db);
    await closeEnquiry(db, officer, { ...(await seenEnquiry(db, id)), ending: 'answered' }, now);
    const text = `\0${'A long story. '.repeat(900)}`;
    const came = await receiveReply(db, { ...(await answering(db, id)), text }, now);
    expect(came).toEqual({ ok: true, value: id });
    expect(await enquiryRow(db, id)).toMatchObject({ closedAt: null, ending: null, closedBy: null });
  });

  it('counts once also where it has no name of its own, and two without one are two', async ({ db }) => {
    const id = await anEnquiry(db);
    const nameless = { ...(await answering(db, id)), messageId: '' };
    for (const text of ['First.', 'First.', 'Second.']) await receiveReply(db, { ...nameless, text }, now);
    const kept = await db.select().from(enquiryMessage).where(eq(enquiryMessage.enquiryId, id));
    expect(kept.map(({ words, messageId }) => [words, messageId])).toEqual([
      ['First.', null],
      ['Second.', null],
    ]);
  });

  it('is known by the number in its subject in small letters too', async ({ db }) => {
    const id = await anEnquiry(db);
    const { reference } = await enquiryRow(db, id);
    const subject = `re: ${reference.toLowerCase()}`;
    expect(await receiveReply(db, { ...mail, subject, answers: [] }, now)).toEqual({ ok: true, value: id });
  });
});
