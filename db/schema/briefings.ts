import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { severalOfficers, who } from './officers.ts';

export type BriefingId = Id<'briefing'>;
export type BriefingItemId = Id<'briefing_item'>;

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
    // Whoever wrote in it: none of them releases it.
    writers: severalOfficers(),
    askedAt: instant('asked_at'),
    sentBackWords: text('sent_back_words'),
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
    check(
      'briefing_by_another',
      sql`${t.releasedBy} <> ${t.writtenBy} and ${t.releasedBy} <> all (${t.writers})`,
    ),
    check('briefing_sent_back', sql`length(${t.sentBackWords}) <= 1000`),
    index('briefing_waiting')
      .on(t.areaId)
      .where(sql`${t.releasedAt} is null`),
  ],
);
keeps(briefing, {
  purpose: 'calendar',
  personal: ['written_by', 'released_by', 'writers', 'sent_back_words'],
  retention: 'briefing',
});

export const briefingItemKinds = ['line', 'avoid', 'task'] as const;
export type BriefingItemKind = (typeof briefingItemKinds)[number];

/** A line to use, something that is not ours to say, or something to do: by whom, and on which day. */
export const briefingItem = pgTable(
  'briefing_item',
  {
    id: uuid().$type<BriefingItemId>().defaultRandom().primaryKey(),
    briefingId: uuid('briefing_id')
      .$type<BriefingId>()
      .notNull()
      .references(() => briefing.id, { onDelete: 'cascade' }),
    kind: text().$type<BriefingItemKind>().notNull(),
    position: integer().notNull(),
    words: text().notNull(),
    who: text(),
    dueOn: plainDate('due_on'),
    doneAt: instant('done_at'),
    doneBy: who('done_by'),
  },
  (t) => [
    uniqueIndex().on(t.briefingId, t.kind, t.position),
    check('briefing_item_kind', oneOf(t.kind, briefingItemKinds)),
    check('briefing_item_words', sql`length(btrim(${t.words})) between 1 and 600`),
    check('briefing_item_task', sql`${t.kind} = 'task' or (${t.who} is null and ${t.dueOn} is null)`),
    check('briefing_item_who', sql`length(btrim(${t.who})) between 1 and 120`),
    check(
      'briefing_item_done',
      sql`(${t.doneAt} is null) = (${t.doneBy} is null) and (${t.doneAt} is null or ${t.kind} = 'task')`,
    ),
  ],
);
keeps(briefingItem, { purpose: 'calendar', personal: ['done_by', 'words', 'who'], retention: 'briefing' });
