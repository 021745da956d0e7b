import { type CameMail, headersOf } from './read-mail.ts';
import type { Reported } from './delivery-report.ts';
import { addressOf } from './fields.ts';
import { saysFailed, statusIn, verdictOf } from './status.ts';

const daemon =
  /^(mailer-daemon|postmaster|mail-daemon|mailerdaemon|microsoftexchange[0-9a-f]*|double-bounce|mdaemon|bounce|bounces)([+-][^@]*)?@/i;
const aboutFailure =
  /^(re: ?)?(\[[^\]]{0,40}\] ?)?(undeliver(able|ed)( mail)?|undelivered mail returned to sender|delivery (status notification|failure|has failed|report|problem)|failure notice|returned mail|mail delivery (failed|failure|error|problem|system)|mail system error|message (undeliverable|could not be delivered|status - undeliverable)|non[- ]?delivery|unzustellbar|n(ã|a)o entregue|non remis|rejected:|failed mail|warning: (message|could not))/i;
const isDelay =
  /delay(ed)?\b|warning: (message|could not)|still (being )?(retr|tr)|will (keep|continue) (trying|to try)|you do not need to resend/i;

// What stands below these lines is our own mail: its words are not the server's.
const ours =
  /^\s*(-{2,}\s*(below this line is a copy|this is a copy of|original message|the following is a copy|returned message|message header|unsent message|the headers? of)|received:|message-id:|return-path:|content-type:|\[message truncated|copy of (the )?message)/i;

/** Whether a mail was written by a mail system that reports a failure, by its sender and subject. */
export const isFromMailSystem = (mail: CameMail): boolean =>
  daemon.test(mail.from ?? '') || (aboutFailure.test(mail.subject.trim()) && !isAnswer(mail));

const isAnswer = (mail: CameMail): boolean => headersOf(mail, 'x-autoreply').length > 0;

/** Reads the report of a mail system that does not keep to RFC 3464; null where it says nothing that we know. */
export function plainReport(mail: CameMail): Reported | null {
  if (!isFromMailSystem(mail)) return null;
  const words = saidOf(mail.text);
  if (isDelay.test(mail.subject) || /^.{0,400}(warning only|has been delayed|is delayed)/is.test(words))
    return { kind: 'delayed' };
  if (!saysFailed(words)) return null;
  return { kind: 'failed', verdict: verdictOf(statusIn(words), words), recipient: recipientIn(mail, words) };
}

function saidOf(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => ours.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').slice(0, 20_000);
}

// Exim and qmail tell it in a field or as "<amber@school.example>:".
function recipientIn(mail: CameMail, words: string): string | null {
  const told = headersOf(mail, 'x-failed-recipients')[0];
  const line = /^\s*<?([^\s<>@]{1,64}@[^\s<>@]{1,255}?)>?:?\s*$/m.exec(words)?.[1];
  const named =
    /(?:recipient|address|to|sent to|delivered to):?\s+<?([^\s<>@]{1,64}@[^\s<>@,;]{1,255})/i.exec(
      words,
    )?.[1];
  return addressOf(told) ?? addressOf(line) ?? addressOf(named);
}
