import type { Db } from '#db/client.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import type { EventFacts } from './facts.ts';
import { inviteFor } from './invites.ts';
import { type Details, type EventMail, letterTo } from './letters.ts';
import type { Registration } from './registration.ts';

/** What the mail's invite does to the reader's diary; without one the mail leaves it alone. */
export type Diary = 'REQUEST' | 'CANCEL' | null;

/** Queues a mail to whoever registered; a head that was counted without an address hears nothing. */
export async function tell(
  tx: Db,
  template: EventMail,
  registration: Registration,
  facts: EventFacts,
  { diary, ...details }: Details & { diary?: Diary },
  now: Temporal.Instant,
): Promise<void> {
  const { email } = registration;
  if (email === null) return;
  const message = {
    template,
    to: { name: '', email },
    fields: letterTo(registration, facts, details),
    about: { entity: 'event_registration', id: registration.id },
    ...(diary && { invite: inviteFor(registration, facts, email, diary, now) }),
  };
  await queueMail(tx, message as Message<EventMail>, now);
}
