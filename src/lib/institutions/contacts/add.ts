import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { NoticeWay } from '#db/schema/contact-notices.ts';
import {
  type Channel,
  contact,
  type ContactId,
  type ContactSource,
  roleHolding,
} from '#db/schema/contacts.ts';
import { institution } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { noteKeys } from '../duplicates/check.ts';
import { noteNotice } from './give-notice.ts';
import { faithValues, type NewRole } from './role-values.ts';
import { whySuppressed } from './suppression.ts';
import { standingOn } from './terms.ts';

/** What a form says of somebody: work details only. */
export type ContactDetails = {
  name: string;
  email: string | null;
  phone: string | null;
  channel: Channel;
  contactWords: string | null;
  source: ContactSource;
  sourceWords: string | null;
};

export type NewContact = {
  details: ContactDetails;
  role: NewRole;
  /** How they were told already, or are told now; null leaves it owed. */
  notice: NoticeWay | null;
  secret: string;
};

export type AddRefusal =
  'no such institution' | 'institution declined' | 'asked to be removed' | 'asked not to be contacted';

const fields = ['name', 'email', 'phone', 'channel', 'contact_words', 'source'];

/** Adds an adult in a role at an institution; refuses whoever asked not to be here. */
export function addContact(
  db: Db,
  officer: Officer,
  { details, role, notice, secret }: NewContact,
  now: Temporal.Instant,
): Promise<Outcome<ContactId, AddRefusal>> {
  return db.transaction(async (tx) => {
    const [where] = await tx.select().from(institution).where(eq(institution.id, role.institutionId));
    if (!where || where.mergedIntoId) return refused('no such institution');
    if (standingOn(where, ukDay(now)) === 'declined') return refused('institution declined');
    const why = await whySuppressed(tx, secret, details);
    if (why) return refused(why === 'removed' ? 'asked to be removed' : 'asked not to be contacted');
    const { hash: keyHash, sealed: keySealed } = makeKey(secret);
    const [added] = await tx
      .insert(contact)
      .values({
        ...details,
        ...{ isAdult: true, areaId: where.districtId, keyHash, keySealed },
        ...{ addedAt: now, addedBy: officer.id, renewedAt: now, renewedBy: officer.id },
      })
      .returning();
    const { institutionId, title, fromOn, faithCondition } = role;
    await tx.insert(roleHolding).values({
      ...{ contactId: added!.id, institutionId, title, fromOn, isMain: true },
      ...faithValues(faithCondition, officer, now),
      ...{ recordedAt: now, recordedBy: officer.id },
    });
    await noteKeys(tx, 'contact', [added!.id]);
    await record(tx, officer, { operation: 'collect', entity: 'contact', ids: [added!.id], fields }, now);
    if (notice) await noteNotice(tx, officer, added!, { way: notice, words: null, secret }, now);
    return done(added!.id);
  });
}
