import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import {
  type ContactState,
  contactStates,
  institution,
  type InstitutionId,
  type Tier,
} from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

const ofInstitution = (name = 'institution_id') =>
  uuid(name)
    .$type<InstitutionId>()
    .notNull()
    .references(() => institution.id);

/** Another name that an institution goes by: a short form, a former name, the same in another spelling. */
export const institutionAlias = pgTable(
  'institution_alias',
  {
    id: uuid().$type<Id<'institution_alias'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    name: text().notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    unique().on(t.institutionId, t.name),
    index('institution_alias_words').using('gin', sql`plain_words(${t.name}) gin_trgm_ops`),
    check('institution_alias_named', sql`length(btrim(${t.name})) between 1 and 200`),
  ],
);
keeps(institutionAlias, {
  purpose: 'institutions',
  personal: [],
  retention: { none: 'Names of bodies, not of people.' },
});

export const ownerParts = ['owner', 'deputy'] as const;
export type OwnerPart = (typeof ownerParts)[number];

/** Who of the team looks after an institution, from when to when. */
export const institutionOwner = pgTable(
  'institution_owner',
  {
    id: uuid().$type<Id<'institution_owner'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    officerId: who('officer_id').notNull(),
    part: text().$type<OwnerPart>().notNull(),
    namedAt: instant('named_at').notNull(),
    namedBy: who('named_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
  },
  (t) => [
    uniqueIndex('institution_owner_once')
      .on(t.institutionId, t.part)
      .where(sql`${t.endedAt} is null`),
    index().on(t.officerId),
    check('institution_owner_part', oneOf(t.part, ownerParts)),
    check('institution_owner_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
);
keeps(institutionOwner, {
  purpose: 'institutions',
  personal: ['officer_id', 'named_by', 'ended_by'],
  retention: 'session',
});

/** How our relationship with an institution stood from a moment on, and who said so. */
export const institutionStanding = pgTable(
  'institution_standing',
  {
    id: uuid().$type<Id<'institution_standing'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    strength: integer().notNull(),
    tier: text().$type<Tier>().notNull(),
    reach: integer(),
    relevance: integer(),
    contactState: text('contact_state').$type<ContactState>().notNull(),
    pausedUntil: plainDate('paused_until'),
    // Why it changed: what was agreed or asked of us, never what anybody thinks.
    reason: text(),
    at: instant().notNull(),
    by: who('by'),
  },
  (t) => [
    index().on(t.institutionId, t.at),
    check('institution_standing_contact', oneOf(t.contactState, contactStates)),
    check('institution_standing_reason', sql`length(${t.reason}) <= 300`),
  ],
);
keeps(institutionStanding, { purpose: 'institutions', personal: ['by', 'reason'], retention: 'session' });

export const linkKinds = ['parent', 'member_of', 'partner_of'] as const;
/** `parent`: the second institution is the first one's parent. `member_of`: the first belongs to the second. */
export type LinkKind = (typeof linkKinds)[number];

/** That two institutions have to do with each other, from when to when; read from both sides. */
export const relationship = pgTable(
  'relationship',
  {
    id: uuid().$type<Id<'relationship'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    otherInstitutionId: ofInstitution('other_institution_id'),
    kind: text().$type<LinkKind>().notNull(),
    fromOn: plainDate('from_on'),
    toOn: plainDate('to_on'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by').notNull(),
    endedBy: who('ended_by'),
  },
  (t) => [
    uniqueIndex('relationship_once')
      .on(t.institutionId, t.otherInstitutionId, t.kind)
      .where(sql`${t.toOn} is null`),
    uniqueIndex('relationship_one_parent')
      .on(t.institutionId)
      .where(sql`${t.kind} = 'parent' and ${t.toOn} is null`),
    // Partners are partners from either side: the pair stands once, whoever is named first.
    uniqueIndex('relationship_partners_once')
      .on(
        sql`least(${t.institutionId}, ${t.otherInstitutionId})`,
        sql`greatest(${t.institutionId}, ${t.otherInstitutionId})`,
      )
      .where(sql`${t.kind} = 'partner_of' and ${t.toOn} is null`),
    index().on(t.otherInstitutionId),
    check('relationship_kind', oneOf(t.kind, linkKinds)),
    check('relationship_other', sql`${t.institutionId} <> ${t.otherInstitutionId}`),
    check('relationship_ended', sql`${t.endedBy} is null or ${t.toOn} is not null`),
    check('relationship_dated', sql`${t.toOn} is null or ${t.fromOn} is null or ${t.toOn} >= ${t.fromOn}`),
  ],
);
keeps(relationship, {
  purpose: 'institutions',
  personal: ['recorded_by', 'ended_by'],
  retention: 'session',
});
