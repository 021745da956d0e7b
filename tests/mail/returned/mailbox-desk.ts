import type { Db } from '#db/client.ts';
import type { Mailbox } from '#lib/mail/returned/mailbox.ts';
import { mailboxAddress } from '#lib/mail/returned/mailbox-address.ts';
import type { MailboxDesk } from '#lib/mail/returned/read-mailbox.ts';
import { takeDesk } from '../../../src/returned-mail.ts';
import { secret } from '../../support/makers.ts';
import { sample } from './corpus.ts';

/** The reader of a mailbox in which one message lies for ever, as it does where nothing can be put away. */
export const aMailboxDesk = (db: Db, at: Temporal.Instant): MailboxDesk => ({
  ...takeDesk(secret),
  ...{ db, clock: () => at },
  address: mailboxAddress('imaps://concord:secret@mail.example/INBOX'),
  open: async (): Promise<Mailbox> => ({
    uidValidity: 7,
    list: async () => [1],
    fetch: async () => sample('Postfix, no such user'),
    putAway: async () => {},
    close: async () => {},
  }),
});
