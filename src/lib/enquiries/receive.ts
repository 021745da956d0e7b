import { createHash } from 'node:crypto';
import { eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { enquiry, type EnquiryId, enquiryMessage } from '#db/schema/enquiries.ts';
import type { MessageId } from '#db/schema/mail.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { answerBy } from './clock.ts';
import { lockEnquiry, type EnquiryRow, type SeenEnquiry } from './lock.ts';
import { newWords } from './new-words.ts';

/** A mail that came, as a mailbox reads it. */
export type Incoming = {
  /** Its Message-ID with its angle brackets. */
  messageId: string;
  from: string;
  subject: string;
  text: string;
  /** What it answers: In-Reply-To and References, in any order. */
  answers: readonly string[];
};
export type ReceiveRefusal = 'no such enquiry' | 'another address' | 'handed over' | 'nothing in it';

const system: Actor = { kind: 'system' };

/**
 * Puts a mail that came into the enquiry that it answers, and starts the clock anew; one that was closed is open
 * again. The thread says which enquiry; where a mail program lost it, the reference in the subject does. Only the
 * writer's own address is taken, and the same mail once.
 */
export const receiveReply = (
  db: Db,
  mail: Incoming,
  now: Temporal.Instant,
): Promise<Outcome<EnquiryId, ReceiveRefusal>> =>
  db.transaction(async (tx) => {
    const row = await enquiryOf(tx, mail);
    if (!row) return refused('no such enquiry');
    if (row.ending === 'handed_over') return refused('handed over');
    if (row.email?.toLowerCase() !== mail.from.trim().toLowerCase()) return refused('another address');
    const words = newWords(mail.text);
    if (!words) return refused('nothing in it');
    await takeIn(tx, system, row, { words, ...nameOf(mail) }, now);
    return done(row.id);
  });

// As RFC 5322 writes it; what looks otherwise is in no thread of ours.
const messageId = /^<[^\s<>]{1,400}>$/;

/** By what a mail counts once: its Message-ID, or its own words where a mail program gave it none that we can keep. */
function nameOf(mail: Incoming): Pick<Taken, 'token' | 'messageId'> {
  const id = mail.messageId.trim();
  if (messageId.test(id)) return { token: id, messageId: id };
  const words = [id, mail.from, mail.subject, mail.text].join('\n');
  return { token: `sha256:${createHash('sha256').update(words).digest('hex')}`, messageId: null };
}

/** Puts in by hand what the writer answered by another way: on the phone, in a letter, from another address. */
export const addReply = (
  db: Db,
  officer: Officer,
  { words, token, ...seen }: SeenEnquiry & { words: string; token: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such enquiry' | 'changed meanwhile' | 'handed over'>> =>
  db.transaction(async (tx) => {
    const found = await lockEnquiry(tx, seen);
    if (!found.ok) return found;
    if (found.value.ending === 'handed_over') return refused('handed over');
    await takeIn(tx, officer, found.value, { words, token, messageId: null }, now);
    return done(null);
  });

type Taken = { words: string; token: string; messageId: string | null };

async function takeIn(tx: Db, actor: Actor, row: EnquiryRow, taken: Taken, now: Temporal.Instant) {
  const officerId = actor.kind === 'officer' ? actor.id : null;
  const [made] = await tx
    .insert(enquiryMessage)
    .values({ ...taken, enquiryId: row.id, way: 'in', writtenAt: now, officerId })
    .onConflictDoNothing({ target: enquiryMessage.token })
    .returning({ id: enquiryMessage.id });
  if (!made) return;
  const open = { dueAt: answerBy(now), closedAt: null, closedBy: null, ending: null };
  await tx
    .update(enquiry)
    .set({ ...open, sequence: row.sequence + 1 })
    .where(eq(enquiry.id, row.id));
  const entry = { operation: 'collect', entity: 'enquiry', ids: [row.id], fields: ['message'] } as const;
  await record(tx, actor, entry, now);
}

/** The enquiry that a mail answers, locked. */
async function enquiryOf(tx: Db, { answers, subject }: Incoming): Promise<EnquiryRow | null> {
  const id = (await byThread(tx, answers)) ?? (await byReference(tx, subject));
  if (!id) return null;
  const [row] = await tx.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
  return row ?? null;
}

const ours = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

async function byThread(tx: Db, answers: readonly string[]): Promise<EnquiryId | null> {
  const mails = answers.flatMap((one) => ours.exec(one)?.[1] ?? []).slice(0, 50) as MessageId[];
  if (mails.length === 0) return null;
  const [row] = await tx
    .select({ id: enquiry.id })
    .from(enquiry)
    .leftJoin(enquiryMessage, eq(enquiryMessage.enquiryId, enquiry.id))
    .where(or(inArray(enquiry.receiptId, mails), inArray(enquiryMessage.mailId, mails)))
    .limit(1);
  return row?.id ?? null;
}

async function byReference(tx: Db, subject: string): Promise<EnquiryId | null> {
  const reference = /\bQ[0-9A-HJKMNP-TV-Z]{7}\b/i.exec(subject)?.[0].toUpperCase();
  if (!reference) return null;
  const [row] = await tx.select({ id: enquiry.id }).from(enquiry).where(eq(enquiry.reference, reference));
  return row?.id ?? null;
}
