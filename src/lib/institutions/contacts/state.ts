import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactNotice, contactWish, type NoticeWay } from '#db/schema/contact-notices.ts';
import { contact } from '#db/schema/contacts.ts';
import type { ContactState } from '#db/schema/institutions.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { takeBackUnsent } from '#lib/mail/forget-messages.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeContact, type Contact, type ContactRefusal, type SeenContact } from './change.ts';
import { ownAddresses } from './erase.ts';
import { liftSuppression, suppress } from './suppression.ts';

/** How somebody wants to stand with us. A pause without an end lasts until they say otherwise. */
export type NewTerms = { state: ContactState; pausedUntil: Temporal.PlainDate | null };

/** Records what somebody told us by word or letter. Whoever tells us that knows that we hold their details. */
export const recordTerms = (
  db: Db,
  officer: Officer,
  seen: SeenContact,
  { way, secret, ...terms }: NewTerms & { way: NoticeWay; secret: string },
  now: Temporal.Instant,
): Promise<Outcome<null, ContactRefusal>> =>
  changeContact(
    db,
    seen,
    async (tx, found) => {
      await setTerms(tx, officer, found, { ...terms, secret }, now);
      const told = await tx.$count(contactNotice, eq(contactNotice.contactId, found.id));
      if (told === 0)
        await tx
          .insert(contactNotice)
          .values({ contactId: found.id, way, givenAt: now, givenBy: officer.id });
      return done(null);
    },
    now,
  );

/** Does at once what somebody asks for through their own link: to pause, to decline, or to be in touch again. */
export const askTerms = (
  db: Db,
  actor: Actor & { kind: 'contact' },
  { secret, ...terms }: NewTerms & { secret: string },
  now: Temporal.Instant,
): Promise<Outcome<null, ContactRefusal | 'so already'>> =>
  changeContact(
    db,
    { id: actor.contactId, sequence: null },
    async (tx, found) => {
      const isSo = found.state === terms.state && sameDay(found.pausedUntil, terms.pausedUntil);
      if (isSo) return refused('so already');
      await setTerms(tx, actor, found, { ...terms, secret }, now);
      const kind = kinds[terms.state];
      await tx.insert(contactWish).values({ contactId: found.id, kind, askedAt: now, doneAt: now });
      return done(null);
    },
    now,
  );

const kinds = { open: 'resume', paused: 'pause', declined: 'decline' } as const;

const sameDay = (one: Temporal.PlainDate | null, other: Temporal.PlainDate | null): boolean =>
  one === null || other === null ? one === other : one.equals(other);

async function setTerms(
  tx: Db,
  actor: Actor,
  found: Contact,
  { state, pausedUntil, secret }: NewTerms & { secret: string },
  now: Temporal.Instant,
): Promise<void> {
  const stateBy = actor.kind === 'officer' ? actor.id : null;
  await tx
    .update(contact)
    .set({ state, pausedUntil: state === 'paused' ? pausedUntil : null, stateAt: now, stateBy })
    .where(eq(contact.id, found.id));
  if (state !== 'open') await takeBackUnsent(tx, 'contact-notice', found.id);
  const addresses = await ownAddresses(tx, found);
  if (state === 'declined') await suppress(tx, secret, addresses, 'declined', now);
  else await liftSuppression(tx, secret, addresses);
  const entry = { operation: 'alter', entity: 'contact', ids: [found.id], fields: ['state'] } as const;
  await record(tx, actor, entry, now);
}
