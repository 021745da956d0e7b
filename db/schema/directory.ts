import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId, type Role, roles } from './officers.ts';

/** Who somebody is in the force's own directory. */
export const directoryIdentity = pgTable(
  'directory_identity',
  {
    issuer: text().notNull(),
    directorySubject: text('directory_subject').notNull(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    linkedAt: instant('linked_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.directorySubject] }), unique().on(t.issuer, t.officerId)],
);
keeps(directoryIdentity, {
  purpose: 'accounts',
  personal: ['directory_subject', 'officer_id'],
  retention: 'officer_account',
});

/** Which role a group of the directory brings, and where. */
export const directoryGroup = pgTable(
  'directory_group',
  {
    id: uuid().$type<Id<'directory_group'>>().defaultRandom().primaryKey(),
    // The id by which the directory sends the group.
    groupKey: text('group_key').notNull(),
    label: text().notNull(),
    role: text().$type<Role>().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    addedAt: instant('added_at').notNull(),
    addedBy: uuid('added_by')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
  },
  (t) => [
    unique().on(t.groupKey, t.role, t.areaId),
    check('directory_group_role', oneOf(t.role, roles)),
    check('directory_group_key', sql`${t.groupKey} <> ''`),
  ],
);
keeps(directoryGroup, { purpose: 'accounts', personal: ['added_by'], retention: 'officer_account' });
