import type { BounceKind, BounceSource, SuppressionScope } from '#db/schema/mail-suppressions.ts';
import type { AsideReason } from '#db/schema/returned-mail.ts';
import type { LiftRefusal } from '#lib/mail/suppress.ts';
import { paths } from '#lib/web/paths.ts';

export const kindWords: Readonly<Record<BounceKind, string>> = {
  hard: 'For good',
  soft: 'For now',
  complaint: 'Called unwanted',
};
export const sourceWords: Readonly<Record<BounceSource, string>> = {
  mailbox: 'Report by mail',
  webhook: 'Report of the mail provider',
  server: 'Answer of the mail server',
};
export const scopeWords: Readonly<Record<SuppressionScope, string>> = {
  all: 'All mail',
  newsletters: 'Newsletters',
};
export const sentences: Readonly<Record<LiftRefusal, string>> = {
  'no such suppression': 'This is not there any more',
  'lifted already': 'Somebody let this address be written to already',
  'another address': 'This is not the address. Enter the one that was suppressed',
};
export const asideWords: Readonly<Record<AsideReason, string>> = {
  not_understood: 'No rule knows what it is',
  no_mail_of_ours: 'It tells of a mail that we did not send',
  reply_not_taken: 'Somebody answered, and no enquiry is theirs',
  could_not_be_kept: 'It could not be written down',
};
export const asideNext: Readonly<Record<AsideReason, string>> = {
  not_understood: 'See who sent it and about what, and pass it on if it is for the team.',
  no_mail_of_ours: 'Often it answers a forged mail in our name. If many come, tell whoever runs your mail.',
  reply_not_taken:
    'It came from another address than the one that asked, or the enquiry is gone. Pass it on to the team.',
  could_not_be_kept: 'Read it in the mailbox, and tell whoever runs this site.',
};

/** The page of mail that came back, as a step of the way. */
export const mailCrumb = { href: paths.staff.mail, text: 'Mail that came back' };

const news: Readonly<Record<string, string>> = {
  lifted: 'The address is written to again',
  decided: 'The thresholds are saved',
  settled: 'The message is marked as looked at',
};

/** What was just done. */
export const newsOf = (done: string | null): string | null => news[done ?? ''] ?? null;
