import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, plainDate } from './columns.ts';
import { sector } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

/**
 * How many referrals came from a sector in a district in a quarter and how good they were: counts, typed in. A
 * correction is a newer row; the newest counts. Never a target.
 */
export const referralQuality = pgTable(
  'referral_quality',
  {
    id: uuid().$type<Id<'referral_quality'>>().defaultRandom().primaryKey(),
    // The first day of the quarter.
    quarter: plainDate().notNull(),
    districtId: uuid('district_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    sectorCode: text('sector_code')
      .notNull()
      .references(() => sector.code),
    received: integer().notNull(),
    complete: integer().notNull(),
    progressed: integer().notNull(),
    signposted: integer().notNull(),
    enteredAt: instant('entered_at').notNull(),
    // Null once nobody need know any more.
    enteredBy: uuid('entered_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    correctsId: uuid('corrects_id').$type<Id<'referral_quality'>>().unique(),
  },
  (t) => [
    index().on(t.quarter, t.districtId, t.sectorCode, t.enteredAt),
    // The first of its kind once, each row corrected once: of two clerks the later is told what the first typed.
    uniqueIndex('referral_quality_first')
      .on(t.quarter, t.districtId, t.sectorCode)
      .where(sql`${t.correctsId} is null`),
    check(
      'referral_quality_quarter',
      sql`extract(month from ${t.quarter}) in (1, 4, 7, 10) and extract(day from ${t.quarter}) = 1`,
    ),
    check(
      'referral_quality_counts',
      sql`${t.received} between 0 and 100000 and ${t.complete} between 0 and ${t.received}
        and ${t.progressed} between 0 and ${t.received} and ${t.signposted} between 0 and ${t.received}
        and ${t.progressed} + ${t.signposted} <= ${t.received}`,
    ),
  ],
);
keeps(referralQuality, { purpose: 'evidence', personal: ['entered_by'], retention: 'session' });
