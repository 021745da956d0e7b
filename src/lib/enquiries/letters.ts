import type { Db } from '#db/client.ts';
import type { EnquiryId, EnquiryReason } from '#db/schema/enquiries.ts';
import type { MessageId } from '#db/schema/mail.ts';
import { day } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { answerBy, dueDay } from './clock.ts';
import { reasonWords } from './words.ts';

const keepWords =
  'We keep your message, and what we write to each other, for 90 days after it is closed. Then it is erased.';

type About = { id: EnquiryId; reference: string; reason: EnquiryReason; email: string };

/** Tells the writer that we have it, what happens next and until when. It repeats nothing of what they wrote. */
export const sendReceipt = (
  tx: Db,
  { id, reference, reason, email, receiptId }: About & { receiptId: MessageId },
  now: Temporal.Instant,
): Promise<void> =>
  queueMail(
    tx,
    {
      ...{ id: receiptId, template: 'enquiry-received', to: { name: '', email } },
      fields: {
        ...{ keepWords, reference, reason: reasonWords[reason] },
        answerBy: `the end of ${day(dueDay(answerBy(now)))}`,
        helpUrl: openLink('/help/someone-i-know'),
      },
      about: { entity: 'enquiry', id },
    },
    now,
  );

/** Sends a reply as a mail of the same conversation. */
export const sendReply = (
  tx: Db,
  { id, reference, email }: Omit<About, 'reason'>,
  { mailId, words, thread }: { mailId: MessageId; words: string; thread: readonly string[] },
  now: Temporal.Instant,
): Promise<void> =>
  queueMail(
    tx,
    {
      ...{ id: mailId, template: 'enquiry-reply', to: { name: '', email } },
      fields: { keepWords, reference, lines: paragraphsOf(words) },
      thread,
      about: { entity: 'enquiry', id },
    },
    now,
  );

const paragraphsOf = (words: string): string[] =>
  words
    .split(/\n\s*\n/)
    .map((one) => one.replace(/\s*\n\s*/g, ' ').trim())
    .filter(Boolean);
