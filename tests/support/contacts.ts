import type { Db } from '#db/client.ts';
import { contactWish, type Correction } from '#db/schema/contact-notices.ts';
import { contact, type ContactId, roleHolding } from '#db/schema/contacts.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { institution } from '#db/schema/institutions.ts';
import { eq } from 'drizzle-orm';
import type { Officer } from '#lib/actor.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import type { NewContact } from '#lib/institutions/contacts/add.ts';
import { anInstitution } from './duty.ts';
import { now, secret } from './makers.ts';

type Given = Partial<typeof contact.$inferInsert> & { institutionId?: InstitutionId; title?: string };

/** A head of year at a school in Bedford whom nobody has told yet, with the key of their link. */
export async function aContact(db: Db, officer: Officer, given: Given = {}) {
  const { institutionId = await anInstitution(db), title = 'Head of Year 9', ...columns } = given;
  const [where] = await db.select().from(institution).where(eq(institution.id, institutionId));
  const { key, hash: keyHash, sealed: keySealed } = makeKey(secret);
  const addedAt = columns.addedAt ?? now;
  const [row] = await db
    .insert(contact)
    .values({
      ...{ name: 'Sarah Haldane', email: `${crypto.randomUUID()}@harpur.example`, phone: null },
      ...{ channel: 'email', source: 'their_institution', isAdult: true, areaId: where!.districtId },
      ...{ keyHash, keySealed, addedAt, addedBy: officer.id, renewedAt: addedAt },
      ...columns,
    })
    .returning();
  const [role] = await db
    .insert(roleHolding)
    .values({
      contactId: row!.id,
      institutionId,
      title,
      isMain: true,
      recordedAt: addedAt,
      recordedBy: officer.id,
    })
    .returning();
  return { ...row!, key, institutionId, roleId: role!.id };
}

/** That somebody asks for another role to stand there, through their link. */
export async function aCorrection(
  db: Db,
  contactId: ContactId,
  changes: Correction = { title: 'Deputy head' },
): Promise<string> {
  const asked = {
    contactId,
    kind: 'correct',
    changes,
    formToken: crypto.randomUUID(),
    askedAt: now,
  } as const;
  const [wish] = await db.insert(contactWish).values(asked).returning();
  return wish!.id;
}

/** What the form that adds a contact gives to its verb. */
export async function newContact(
  db: Db,
  given: Partial<NewContact['details']> & {
    role?: Partial<NewContact['role']>;
    notice?: NewContact['notice'];
  } = {},
): Promise<NewContact> {
  const { role, notice = null, ...details } = given;
  return {
    details: {
      ...{ name: 'Sarah Haldane', email: `${crypto.randomUUID()}@harpur.example`, phone: '01632 960 123' },
      ...{ channel: 'email', contactWords: null, source: 'themselves', sourceWords: null },
      ...details,
    },
    role: {
      ...{
        institutionId: await anInstitution(db),
        title: 'Head of Year 9',
        faithCondition: null,
        fromOn: null,
      },
      ...role,
    },
    notice,
    secret,
  };
}
