import { and, eq, or } from 'drizzle-orm';
import fc from 'fast-check';
import type { Db } from '#db/client.ts';
import { contactNotice } from '#db/schema/contact-notices.ts';
import { type ContactId, roleHolding } from '#db/schema/contacts.ts';
import { preventLead } from '#db/schema/duty.ts';
import { engagementContact } from '#db/schema/engagements.ts';
import {
  institutionAlias,
  institutionOwner,
  institutionStanding,
  relationship,
} from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { networkMember } from '#db/schema/networks.ts';
import { partnerMembership } from '#db/schema/partners.ts';
import { sessionCoDeliverer } from '#db/schema/session-parts.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { aContact } from '../../support/contacts.ts';
import { anInstitution } from '../../support/duty.ts';
import { aLoggedVisit } from '../../support/engagement-makers.ts';
import { aNetwork, aSite } from '../../support/institutions.ts';
import { aSession, now, secret } from '../../support/makers.ts';
import { aPartner } from '../../support/partner-makers.ts';
import { aPromise } from '../../support/promise-makers.ts';
import { suppress } from '#lib/institutions/contacts/suppression.ts';

/** What one of two records has: of what, and whether the other may have the like. */
export const wantedRows = fc.record({
  name: fc.constantFrom('Ashmere School', 'Ashmere Community School'),
  alias: fc.constantFrom('Ashmere', 'The Ash', null),
  urn: fc.boolean(),
  postcode: fc.constantFrom('MK40 1AA', null),
  languages: fc.subarray(['English', 'Punjabi', 'Urdu']),
  state: fc.constantFrom('open', 'paused', 'declined'),
  strength: fc.integer({ min: 0, max: 5 }),
  owner: fc.boolean(),
  lead: fc.boolean(),
  site: fc.boolean(),
  link: fc.constantFrom('parent', 'member_of', 'partner_of', null),
  linked: fc.constantFrom('first', 'second', 'the other'),
  isNamedFirst: fc.boolean(),
  network: fc.boolean(),
  role: fc.constantFrom('Head', 'head', 'Cook', null),
  isMain: fc.boolean(),
  member: fc.constantFrom('training_lead', 'colleague', null),
  isGranted: fc.boolean(),
  teaches: fc.boolean(),
  visit: fc.boolean(),
  promise: fc.boolean(),
  notice: fc.boolean(),
  email: fc.constantFrom('sarah@ashmere.example', 's.haldane@ashmere.example', null),
});
export type Wanted = typeof wantedRows extends fc.Arbitrary<infer T> ? T : never;

const pausedUntil = (state: Wanted['state']) =>
  state === 'paused' ? Temporal.PlainDate.from('2027-03-01') : null;
type Shared = Awaited<ReturnType<typeof shared>>;

// What both can have to do with: so that rows of one are like rows of the other.
async function shared(db: Db, officer: Officer) {
  const [first, second] = [
    await anInstitution(db, { name: 'A trust' }),
    await anInstitution(db, { name: 'A forum' }),
  ];
  const { areaId } = officer.grants[0]!;
  const { network } = await aNetwork(db, { institutionId: first, areaId }, officer);
  const person = await aContact(db, officer, { institutionId: first, email: null });
  return { first, second, network, person, session: await aSession(db), partner: await aPartner(db), areaId };
}

/** Two institutions with such rows. */
export async function twoInstitutions(db: Db, officer: Officer, one: Wanted, other: Wanted) {
  const around = await shared(db, officer);
  const [from, into] = [await institutionLike(db, one), await institutionLike(db, other)];
  await rowsOfInstitution(db, officer, from, into, one, around);
  await rowsOfInstitution(db, officer, into, from, other, around);
  return { from, into };
}

const institutionLike = (db: Db, { name, urn, postcode, languages, state, strength }: Wanted) =>
  anInstitution(db, {
    ...{ name, urn: urn ? String(100_000 + Math.floor(Math.random() * 899_999)) : null, postcode, languages },
    ...{ contactState: state, pausedUntil: pausedUntil(state), strength },
  });

async function rowsOfInstitution(
  db: Db,
  officer: Officer,
  institutionId: InstitutionId,
  other: InstitutionId,
  wanted: Wanted,
  around: Shared,
): Promise<void> {
  const by = officer.id;
  const { alias: name, strength, state: contactState } = wanted;
  if (name) await db.insert(institutionAlias).values({ institutionId, name, addedAt: now });
  await db
    .insert(institutionStanding)
    .values({ institutionId, strength, tier: 'D', contactState, at: now, by });
  if (wanted.owner)
    await db
      .insert(institutionOwner)
      .values({ institutionId, officerId: by, part: 'owner', namedAt: now, namedBy: by });
  const on = ukDay(now);
  const lead = { institutionId, role: 'DSL', mailbox: `${institutionId}@school.example`, namedBy: by };
  if (wanted.lead) await db.insert(preventLead).values({ ...lead, namedOn: on, confirmedOn: on });
  if (wanted.site) await aSite(db, { institutionId, districtId: around.areaId });
  await linkOf(db, officer, institutionId, other, wanted, around);
  const joined = { agreedOn: on, agreedRole: 'Head', addedAt: now, addedBy: by };
  if (wanted.network)
    await db.insert(networkMember).values({ networkId: around.network as never, institutionId, ...joined });
  const held = { contactId: around.person.id, institutionId, recordedAt: now, recordedBy: by };
  const { role: title, isMain, member: role, isGranted } = wanted;
  if (title) {
    if (isMain)
      await db.update(roleHolding).set({ isMain: false }).where(eq(roleHolding.contactId, around.person.id));
    await db.insert(roleHolding).values({ ...held, title, isMain });
  }
  const granted = isGranted ? { grantedAt: now, grantedByOfficer: by } : {};
  if (role)
    await db
      .insert(partnerMembership)
      .values({ partnerId: around.partner.id, institutionId, role, askedAt: now, ...granted });
  if (wanted.teaches)
    await db.insert(sessionCoDeliverer).values({ sessionId: around.session.id, institutionId });
  if (wanted.promise) await aPromise(db, { institutionId }, officer);
  if (wanted.visit && contactState === 'open') await aLoggedVisit(db, officer, { institutionId });
}

async function linkOf(
  db: Db,
  officer: Officer,
  institutionId: InstitutionId,
  other: InstitutionId,
  { link, linked, isNamedFirst }: Wanted,
  around: Shared,
): Promise<void> {
  const { institutionId: left, otherInstitutionId: right } = relationship;
  const between = or(
    and(eq(left, institutionId), eq(right, other)),
    and(eq(left, other), eq(right, institutionId)),
  );
  const known = await db.$count(relationship, between);
  if (!link || (linked === 'the other' && known > 0)) return;
  const [one, two] = [institutionId, linked === 'the other' ? other : around[linked]];
  // Named second only as a partner: a circle of parents is refused, and is another test.
  const isFirst = isNamedFirst || link !== 'partner_of';
  const ids = isFirst
    ? { institutionId: one, otherInstitutionId: two }
    : { institutionId: two, otherInstitutionId: one };
  await db.insert(relationship).values({ ...ids, kind: link, recordedAt: now, recordedBy: officer.id });
}

/** Two contacts with such rows. */
export async function twoContacts(db: Db, officer: Officer, one: Wanted, other: Wanted) {
  const around = await shared(db, officer);
  const visit = await aLoggedVisit(db, officer);
  const [from, into] = [
    await contactLike(db, officer, one, around),
    await contactLike(db, officer, other, around),
  ];
  for (const [contactId, wanted] of [
    [from, one],
    [into, other],
  ] as const) {
    if (wanted.visit) await db.insert(engagementContact).values({ engagementId: visit, contactId });
    if (wanted.notice) await db.insert(contactNotice).values({ contactId, way: 'phone', givenAt: now });
    const joined = { agreedOn: ukDay(now), addedAt: now, addedBy: officer.id };
    if (wanted.network)
      await db.insert(networkMember).values({ networkId: around.network as never, contactId, ...joined });
  }
  return { from, into };
}

async function contactLike(db: Db, officer: Officer, wanted: Wanted, around: Shared): Promise<ContactId> {
  const { email, state, role, isMain, lead, urn } = wanted;
  const [main, also] = isMain ? [around.first, around.second] : [around.second, around.first];
  const made = await aContact(db, officer, {
    ...{ institutionId: main, title: role ?? 'Head', email, phone: urn ? '01632 960 123' : null },
    ...{ state, pausedUntil: pausedUntil(state), stateAt: state === 'open' ? null : now },
    ...(lead ? { addedAt: now.subtract({ hours: 240 }) } : {}),
  });
  if (state === 'declined') await suppress(db, secret, made, 'declined', now);
  const held = { contactId: made.id, institutionId: also, recordedAt: now, recordedBy: officer.id };
  if (wanted.owner) await db.insert(roleHolding).values({ ...held, title: 'Governor' });
  return made.id;
}
