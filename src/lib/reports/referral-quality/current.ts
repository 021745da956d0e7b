import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import { officer } from '#db/schema/officers.ts';
import { referralQuality } from '#db/schema/referral-quality.ts';

export type QualityId = Id<'referral_quality'>;

const isNewest = sql`not exists (select 1 from referral_quality later where later.corrects_id = ${referralQuality.id})`;
const counts = {
  received: referralQuality.received,
  complete: referralQuality.complete,
  progressed: referralQuality.progressed,
  signposted: referralQuality.signposted,
};

/** The counts that hold for a quarter in a district, by sector. */
export const countsOf = (db: Db, quarter: Temporal.PlainDate, districtId: AreaId) =>
  db
    .select({ id: referralQuality.id, sector: referralQuality.sectorCode, ...counts })
    .from(referralQuality)
    .where(and(eq(referralQuality.quarter, quarter), eq(referralQuality.districtId, districtId), isNewest));

/** Everything that was typed in for a quarter in a district, in the order in which it was. */
export const historyOf = (db: Db, quarter: Temporal.PlainDate, districtId: AreaId) =>
  db
    .select({
      id: referralQuality.id,
      sector: referralQuality.sectorCode,
      ...counts,
      at: referralQuality.enteredAt,
      by: officer.name,
      correctsId: referralQuality.correctsId,
    })
    .from(referralQuality)
    .leftJoin(officer, eq(officer.id, referralQuality.enteredBy))
    .where(and(eq(referralQuality.quarter, quarter), eq(referralQuality.districtId, districtId)))
    .orderBy(asc(referralQuality.enteredAt), asc(referralQuality.id));

/** The counts that hold in some areas since a quarter, by district and sector. */
export const countsSince = (db: Db, areas: readonly AreaId[], since: Temporal.PlainDate) =>
  db
    .select({
      quarter: referralQuality.quarter,
      district: area.name,
      slug: area.slug,
      sector: referralQuality.sectorCode,
      ...counts,
    })
    .from(referralQuality)
    .innerJoin(area, eq(area.id, referralQuality.districtId))
    .where(
      and(gte(referralQuality.quarter, since), inArray(referralQuality.districtId, [...areas]), isNewest),
    );
export type QuarterCounts = Awaited<ReturnType<typeof countsSince>>[number];
