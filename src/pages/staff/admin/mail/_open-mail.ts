import { listBounces, listSuppressions } from '#lib/mail/bounces-seen.ts';
import { returnsByWeek } from '#lib/mail/returned/figures.ts';
import { listAside } from '#lib/mail/returned/kept-aside.ts';
import { stateOfMailbox } from '#lib/mail/returned/mailbox-state.ts';
import { thresholdsNow } from '#lib/mail/returned/thresholds.ts';

/** How the mailbox stands: null where none is read. */
export type MailboxSeen = {
  isRead: boolean;
  state: Awaited<ReturnType<typeof stateOfMailbox>>;
  hasWebhook: boolean;
};

/** Everything that the page of mail that came back shows. */
export async function openMail({ db, now, environment }: App.Locals) {
  const { bounceMailbox, bounceWebhookSecret } = environment;
  const mailbox: MailboxSeen = {
    isRead: Boolean(bounceMailbox),
    state: bounceMailbox ? await stateOfMailbox(db, bounceMailbox.key) : null,
    hasWebhook: Boolean(bounceWebhookSecret),
  };
  return {
    mailbox,
    weeks: await returnsByWeek(db, now),
    bounces: await listBounces(db),
    suppressions: await listSuppressions(db),
    aside: await listAside(db),
    thresholds: await thresholdsNow(db),
  };
}
