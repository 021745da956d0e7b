import type { Db } from '#db/client.ts';
import type { subscriber } from '#db/schema/newsletters.ts';
import { moment } from '#lib/dates.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { confirmDays } from './consent-words.ts';

type Row = Pick<typeof subscriber.$inferSelect, 'id' | 'email' | 'keySealed'>;

const toWhom = ({ email }: Row) => ({ name: '', email: email! });
const about = ({ id }: Row) => ({ entity: 'subscriber', id });

/** The mail whose link confirms a subscription. */
export const confirmLetter = (row: Row, now: Temporal.Instant) => ({
  template: 'newsletter-confirm' as const,
  to: toWhom(row),
  fields: {
    until: moment(now.add({ hours: confirmDays * 24 })),
    confirmUrl: sealedLink('/newsletter/confirm/{key}', row.keySealed),
    keepWords: `If you do nothing, we delete your address after ${confirmDays} days.`,
  },
  about: about(row),
});

/** Queues the mail whose link confirms a subscription. */
export const sendConfirm = (tx: Db, row: Row, now: Temporal.Instant): Promise<void> =>
  queueMail(tx, confirmLetter(row, now), now);

const keepWords =
  'We keep your address and what you chose while you get our newsletters. When you stop, the address goes at once.';

const withLinks =
  (template: 'newsletter-preferences' | 'newsletter-welcome') =>
  (tx: Db, row: Row, now: Temporal.Instant): Promise<void> =>
    queueMail(
      tx,
      {
        template,
        to: toWhom(row),
        fields: {
          preferencesUrl: sealedLink('/newsletter/preferences/{key}', row.keySealed),
          unsubscribeUrl: sealedLink('/newsletter/unsubscribe/{key}', row.keySealed),
          keepWords,
        },
        about: about(row),
      },
      now,
    );

/** Queues the mail with the link to what somebody chose, for who asks again. */
export const sendPreferences = withLinks('newsletter-preferences');

/** Queues the mail that says that a subscription began, with the links that change and end it. */
export const sendWelcome = withLinks('newsletter-welcome');
