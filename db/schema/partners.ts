import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, citext, type Id, instant, oneOf } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type PartnerId = Id<'partner'>;
export type MembershipId = Id<'partner_membership'>;

/** Somebody at an organisation who signs in by a link in an email. */
export const partner = pgTable(
  'partner',
  {
    id: uuid().$type<PartnerId>().defaultRandom().primaryKey(),
    email: citext().notNull().unique(),
    name: text(),
    addedAt: instant('added_at').notNull(),
    lastSignInAt: instant('last_sign_in_at'),
  },
  (t) => [check('partner_email', sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`)],
);
keeps(partner, { purpose: 'partner_access', personal: ['email', 'name'], retention: 'partner_account' });

const ofPartner = () =>
  uuid('partner_id')
    .$type<PartnerId>()
    .notNull()
    .references(() => partner.id);
const whichPartner = (name: string) =>
  uuid(name)
    .$type<PartnerId>()
    .references(() => partner.id);
const ofInstitution = () =>
  uuid('institution_id')
    .$type<InstitutionId>()
    .notNull()
    .references(() => institution.id);

export const partnerRoles = ['training_lead', 'colleague'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

export const membershipEnds = ['left', 'removed_by_lead', 'removed_by_officer', 'refused', 'merged'] as const;
export type MembershipEnd = (typeof membershipEnds)[number];

/** That somebody may see the training of an organisation: asked for, then granted by an officer or a training lead. */
export const partnerMembership = pgTable(
  'partner_membership',
  {
    id: uuid().$type<MembershipId>().defaultRandom().primaryKey(),
    partnerId: ofPartner(),
    institutionId: ofInstitution(),
    role: text().$type<PartnerRole>().notNull(),
    askedAt: instant('asked_at').notNull(),
    grantedAt: instant('granted_at'),
    grantedByOfficer: who('granted_by_officer'),
    grantedByPartner: whichPartner('granted_by_partner'),
    endedAt: instant('ended_at'),
    endedAs: text('ended_as').$type<MembershipEnd>(),
    endedByOfficer: who('ended_by_officer'),
    endedByPartner: whichPartner('ended_by_partner'),
    // What was said to them when an officer refused or ended it.
    endReason: text('end_reason'),
  },
  (t) => [
    uniqueIndex('partner_membership_once')
      .on(t.partnerId, t.institutionId)
      .where(sql`${t.endedAt} is null`),
    index('partner_membership_of_institution').on(t.institutionId),
    index('partner_membership_asked')
      .on(t.askedAt)
      .where(sql`${t.grantedAt} is null and ${t.endedAt} is null`),
    check('partner_membership_role', oneOf(t.role, partnerRoles)),
    check('partner_membership_ended', sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
    check('partner_membership_end', oneOf(t.endedAs, membershipEnds)),
    check('partner_membership_refused', sql`${t.endedAs} <> 'refused' or length(btrim(${t.endReason})) > 0`),
    check(
      'partner_membership_granted',
      sql`(${t.grantedAt} is not null) = (${t.grantedByOfficer} is not null or ${t.grantedByPartner} is not null)`,
    ),
  ],
);
keeps(partnerMembership, {
  purpose: 'partner_access',
  personal: [
    'granted_by_officer',
    'granted_by_partner',
    'ended_by_officer',
    'ended_by_partner',
    'end_reason',
  ],
  retention: 'partner_account',
});

/** A training lead asks a colleague to join their organisation's page. */
export const partnerInvitation = pgTable(
  'partner_invitation',
  {
    id: uuid().$type<Id<'partner_invitation'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    email: citext().notNull(),
    role: text().$type<PartnerRole>().notNull(),
    invitedBy: whichPartner('invited_by').notNull(),
    invitedAt: instant('invited_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    keyHash: bytes('key_hash').notNull().unique(),
    keySealed: bytes('key_sealed').notNull(),
    acceptedAt: instant('accepted_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index().on(t.institutionId), check('partner_invitation_role', oneOf(t.role, partnerRoles))],
);
keeps(partnerInvitation, {
  purpose: 'partner_access',
  personal: ['email', 'invited_by', 'key_hash', 'key_sealed'],
  retention: 'partner_link',
});

/** A link that signs somebody in once; only pressing the button behind it does. */
export const partnerSignInLink = pgTable(
  'partner_sign_in_link',
  {
    keyHash: bytes('key_hash').primaryKey(),
    // By which its mail is known.
    id: uuid().$type<Id<'partner_sign_in_link'>>().defaultRandom().notNull().unique(),
    email: citext().notNull(),
    next: text(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index().on(t.email, t.askedAt), index().on(t.expiresAt)],
);
keeps(partnerSignInLink, {
  purpose: 'partner_access',
  personal: ['key_hash', 'email'],
  retention: 'partner_link',
});

/** A browser in which a partner is signed in. */
export const partnerSession = pgTable(
  'partner_session',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    partnerId: ofPartner(),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index().on(t.partnerId), index().on(t.expiresAt)],
);
keeps(partnerSession, { purpose: 'partner_access', personal: ['token_hash'], retention: 'sign_in_session' });
