import { ukDay } from '#lib/dates.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { contactNotice } from '../../schema/contact-notices.ts';
import {
  type Channel,
  contact,
  type ContactId,
  type ContactSource,
  roleHolding,
} from '../../schema/contacts.ts';
import { institution, type InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { Institution } from './institutions.ts';
import { insertRows, type Transaction } from './rows.ts';

type Around = { institutions: readonly Institution[]; officer: OfficerId; secret: string };

// Each as it comes about: a school that a booker typed, a mosque whose name somebody wrote by ear, a second centre.
const again: readonly { name: string; of: string; days: number; telephone?: string }[] = [
  { name: 'Ashmere Comm. School', of: 'Ashmere Community School', days: 3 },
  { name: 'Lindford Road Masjid', of: 'Linford Road Mosque', days: 40 },
  { name: 'Queens Park Comm. Ctr', of: "Queen's Park Community Centre", days: 12 },
];

// Somebody with two addresses, and somebody whose name is written in two ways.
const people: readonly { name: string; title: string; at: string; email: string | null; days: number }[] = [
  {
    ...{ name: 'Rutendo Mbeki', title: 'Student services', at: 'Ousebank College', days: 6 },
    email: 'r.mbeki@students.ousebank.example',
  },
  { name: 'Yousuf Rahmany', title: 'Imam', at: 'Linford Road Mosque', email: null, days: 9 },
];

/** Writes a handful of records that stand there twice, for somebody to find and merge. */
export async function writeDuplicates(
  tx: Transaction,
  { institutions, officer, secret }: Around,
  now: Temporal.Instant,
): Promise<void> {
  const ago = (days: number) => now.subtract({ hours: 24 * days });
  const there = (name: string) => institutions.find((one) => one.name === name)!;
  await insertRows(
    tx,
    institution,
    again.map(({ name, of, days }) => {
      const { typeCode, districtId, postcode } = there(of);
      const id = crypto.randomUUID() as InstitutionId;
      return { id, name, typeCode, districtId, postcode, addedAt: ago(days) };
    }),
  );
  for (const one of people)
    await writePerson(tx, { ...one, where: there(one.at), officer, secret }, ago(one.days));
}

type Person = (typeof people)[number] & { where: Institution; officer: OfficerId; secret: string };

async function writePerson(tx: Transaction, one: Person, at: Temporal.Instant): Promise<void> {
  const { name, title, where, email, officer, secret } = one;
  const id = crypto.randomUUID() as ContactId;
  const { hash: keyHash, sealed: keySealed } = makeKey(secret);
  const [channel, source]: [Channel, ContactSource] = [email ? 'email' : 'phone', 'booking'];
  const written = { addedAt: at, addedBy: officer, renewedAt: at, renewedBy: officer };
  const details = { email, phone: email ? null : '01632 960 818', channel, source };
  const faith = {
    isFaithRole: true,
    faithCondition: 'made_public_by_them',
    conditionAt: at,
    conditionBy: officer,
  };
  await insertRows(tx, contact, [
    { id, name, ...details, isAdult: true, areaId: where.districtId, keyHash, keySealed, ...written },
  ]);
  await insertRows(tx, roleHolding, [
    {
      ...{ contactId: id, institutionId: where.id, title, isMain: true, fromOn: ukDay(at) },
      ...{ recordedAt: at, recordedBy: officer },
      ...(title === 'Imam' ? (faith as Partial<typeof roleHolding.$inferInsert>) : {}),
    },
  ]);
  await insertRows(tx, contactNotice, [{ contactId: id, way: 'phone', givenAt: at, givenBy: officer }]);
}
