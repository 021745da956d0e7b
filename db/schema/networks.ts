import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { contact, type ContactId } from './contacts.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type NetworkId = Id<'network'>;

export const networkKinds = ['kin', 'forum', 'cluster'] as const;
export type NetworkKind = (typeof networkKinds)[number];

/** A group of institutions and people who agreed to be in it: a key individual network, a forum, a cluster. */
export const network = pgTable(
  'network',
  {
    id: uuid().$type<NetworkId>().defaultRandom().primaryKey(),
    name: text().notNull(),
    kind: text().$type<NetworkKind>().notNull(),
    aims: text().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    ownerId: who('owner_id'),
    startedAt: instant('started_at').notNull(),
    startedBy: who('started_by').notNull(),
    closedAt: instant('closed_at'),
    closedBy: who('closed_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index().on(t.areaId),
    check('network_kind', oneOf(t.kind, networkKinds)),
    check('network_closed', sql`(${t.closedAt} is null) = (${t.closedBy} is null)`),
    check('network_named', sql`length(btrim(${t.name})) between 1 and 200`),
  ],
);
keeps(network, {
  purpose: 'institutions',
  personal: ['owner_id', 'started_by', 'closed_by'],
  retention: 'session',
});

/** One that belongs to a network, who agreed to it and when. */
export const networkMember = pgTable(
  'network_member',
  {
    id: uuid().$type<Id<'network_member'>>().defaultRandom().primaryKey(),
    networkId: uuid('network_id')
      .$type<NetworkId>()
      .notNull()
      .references(() => network.id),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    contactId: uuid('contact_id')
      .$type<ContactId>()
      .references(() => contact.id),
    agreedOn: plainDate('agreed_on').notNull(),
    // In which role somebody agreed for an institution: "head teacher", never a name.
    agreedRole: text('agreed_role'),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    leftAt: instant('left_at'),
    leftBy: who('left_by'),
  },
  (t) => [
    unique('network_member_once').on(t.networkId, t.institutionId, t.contactId, t.leftAt).nullsNotDistinct(),
    index().on(t.institutionId),
    index().on(t.contactId),
    check(
      'network_member_agreed',
      sql`${t.institutionId} is null or length(btrim(coalesce(${t.agreedRole}, ''))) between 1 and 200`,
    ),
    check('network_member_one', sql`num_nonnulls(${t.institutionId}, ${t.contactId}) = 1`),
  ],
);
keeps(networkMember, {
  purpose: 'contacts',
  personal: ['contact_id', 'added_by', 'left_by'],
  retention: 'ended_role',
});
