import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export const handoverRoutes = [
  'emergency',
  'channel_referral',
  'safeguarding',
  'anti_terrorist_hotline',
  'crime',
] as const;
export type HandoverRoute = (typeof handoverRoutes)[number];

/** That a concern about somebody was passed on by the proper route. When, by which route and to which role: nothing else. */
export const handover = pgTable(
  'handover',
  {
    id: uuid().$type<Id<'handover'>>().defaultRandom().primaryKey(),
    route: text().$type<HandoverRoute>().notNull(),
    toRole: text('to_role').notNull(),
    onDay: plainDate('on_day').notNull(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    wipedAt: instant('wiped_at').notNull(),
  },
  (t) => [index().on(t.areaId, t.onDay), check('handover_route', oneOf(t.route, handoverRoutes))],
);
keeps(handover, { purpose: 'accountability', personal: ['officer_id'], retention: 'engagement' });
