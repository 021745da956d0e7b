import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type BriefingId = Id<'briefing'>;

const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

/** Two pages for those who police a neighbourhood, for some days and no longer. What it says once it is released stays. */
export const briefing = pgTable(
  'briefing',
  {
    id: uuid().$type<BriefingId>().defaultRandom().primaryKey(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    coversFrom: plainDate('covers_from').notNull(),
    coversTo: plainDate('covers_to').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    releasedAt: instant('released_at'),
    releasedBy: who('released_by'),
    // On that day every print of it is destroyed, and so is this.
    destroyOn: plainDate('destroy_on').notNull(),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('briefing_of_area').on(t.areaId, t.coversFrom),
    check('briefing_covers', sql`${t.coversTo} between ${t.coversFrom} and ${t.coversFrom} + 28`),
    check('briefing_destroyed', sql`${t.destroyOn} > ${t.coversTo} and ${t.destroyOn} <= ${t.coversTo} + 90`),
    check('briefing_released', sql`(${t.releasedAt} is null) = (${t.releasedBy} is null)`),
    check('briefing_by_another', sql`${t.releasedBy} <> ${t.writtenBy}`),
  ],
);
keeps(briefing, { purpose: 'calendar', personal: ['written_by', 'released_by'], retention: 'briefing' });

export const briefingItemKinds = ['line', 'task', 'question'] as const;
export type BriefingItemKind = (typeof briefingItemKinds)[number];

/** A line to use, something to do, or an answer to what people ask. */
export const briefingItem = pgTable(
  'briefing_item',
  {
    id: uuid().$type<Id<'briefing_item'>>().defaultRandom().primaryKey(),
    briefingId: uuid('briefing_id')
      .$type<BriefingId>()
      .notNull()
      .references(() => briefing.id, { onDelete: 'cascade' }),
    kind: text().$type<BriefingItemKind>().notNull(),
    position: integer().notNull(),
    words: text().notNull(),
    doneAt: instant('done_at'),
    doneBy: who('done_by'),
  },
  (t) => [
    uniqueIndex().on(t.briefingId, t.kind, t.position),
    check('briefing_item_kind', oneOf(t.kind, briefingItemKinds)),
    check('briefing_item_words', sql`length(btrim(${t.words})) between 1 and 600`),
    check(
      'briefing_item_done',
      sql`(${t.doneAt} is null) = (${t.doneBy} is null) and (${t.doneAt} is null or ${t.kind} = 'task')`,
    ),
  ],
);
keeps(briefingItem, { purpose: 'calendar', personal: ['done_by', 'words'], retention: 'briefing' });
