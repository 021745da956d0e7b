import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { moment } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';

/**
 * Tells an officer by mail that the ways into their account have changed: it may not have been them.
 *
 * @param changeWords what changed, as a sentence without its full stop: "The passkey “iPhone” was added"
 */
export const tellOfFactor = (
  tx: Db,
  owner: Pick<Officer, 'id' | 'name' | 'email'>,
  changeWords: string,
  now: Temporal.Instant,
): Promise<void> =>
  queueMail(
    tx,
    {
      template: 'factor-changed',
      to: { name: owner.name, email: owner.email },
      fields: {
        officerName: owner.name,
        changeWords,
        whenWords: moment(now),
        accountUrl: openLink('/account'),
        keepWords: 'We keep this message for 30 days.',
      },
      about: { entity: 'officer', id: owner.id },
    },
    now,
  );
