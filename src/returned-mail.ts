import { newWords } from '#lib/enquiries/new-words.ts';
import { receiveReply } from '#lib/enquiries/receive.ts';
import type { Db } from '#db/client.ts';
import { doEach } from '#lib/jobs/each.ts';
import { noteReport, type ReturnDesk } from '#lib/mail/returned/note-report.ts';
import { statusIn, verdictOf } from '#lib/mail/returned/status.ts';
import type { CameReply, TakeDesk } from '#lib/mail/returned/take-mail.ts';
import {
  endForComplaint,
  isSubscribed,
  noteReturned,
  recipientHash,
  refusedAtOnce,
} from '#lib/newsletters/sending/returned.ts';

/** What is done with mail that comes back: the outbox knows its own mails, newsletters theirs. */
export const returnDesk = (secret: string): ReturnDesk => ({
  secret,
  elsewhere: {
    ownerOf: recipientHash,
    isKnown: isSubscribed,
    cameBack: noteReturned,
    complained: endForComplaint,
  },
});

/** The same for all that comes to the mailbox: what a person answers goes to the enquiry that it is about. */
export const takeDesk = (secret: string): TakeDesk => ({
  ...returnDesk(secret),
  takeReply: async (tx, { files, text, ...mail }, now) =>
    (await receiveReply(tx, { ...mail, text: withFiles(text, files) }, now)).ok,
});

/** Counts what mail servers refused of newsletters as mail that came back. */
export async function noteRefusals(db: Db, secret: string, now: Temporal.Instant): Promise<number> {
  return doEach(await refusedAtOnce(db, now), ({ id, answer }) =>
    db.transaction(async (tx) => {
      const report = { ...verdictOf(statusIn(answer), answer), mails: [id], recipient: null };
      const noted = await noteReport(tx, returnDesk(secret), report, { source: 'server', key: id }, now);
      return noted === 'noted';
    }),
  );
}

// Files are not stored. Whoever reads the enquiry has to know that there were some.
function withFiles(text: string, files: CameReply['files']): string {
  if (files === 0) return text;
  const which = files === 1 ? 'A file' : `${files} files`;
  return `${newWords(text)}\n\n(${which} came with this email. We do not keep files, so ask for what matters in words.)`.trim();
}
