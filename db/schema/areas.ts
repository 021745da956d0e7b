import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type Id, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';

export type AreaId = Id<'area'>;

export const areaKinds = ['region', 'force', 'county', 'district', 'neighbourhood', 'ward'] as const;
export type AreaKind = (typeof areaKinds)[number];

/** A place that is looked after, as it stood between two dates: councils and forces reorganise. */
export const area = pgTable(
  'area',
  {
    id: uuid().$type<AreaId>().defaultRandom().primaryKey(),
    kind: text().$type<AreaKind>().notNull(),
    // The ONS GSS code for a district; our own short code for a region or force.
    code: text().notNull(),
    name: text().notNull(),
    slug: text().notNull(),
    parentId: uuid('parent_id')
      .$type<AreaId>()
      .references((): AnyPgColumn => area.id),
    validFrom: plainDate('valid_from').notNull(),
    validTo: plainDate('valid_to'),
  },
  (t) => [
    unique().on(t.kind, t.code, t.validFrom),
    unique().on(t.slug, t.validFrom),
    index().on(t.parentId),
    check('area_kind', sql`${t.kind} in ('region', 'force', 'county', 'district', 'neighbourhood', 'ward')`),
    check('area_valid', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
  ],
);
keeps(area, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'A public register of places. Nobody is in it.' },
});
