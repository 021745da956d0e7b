import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import type { PublicCursor } from './filter.ts';
import { pageOfEvents, publicPageSize } from './list.ts';
import { isForPartners } from './sight.ts';

/** What a partner asks to see: all that is on in their areas, or only what their organisations hold. */
export const partnerLists = ['areas', 'own'] as const;
export type PartnerList = (typeof partnerLists)[number];

type Asked = { partner: PartnerId; list: PartnerList; cursor: PublicCursor };

/** One page of the coming events that a partner may read, soonest first: nobody's details are in it. */
export function listPartnerEvents(db: Db, { partner, list, cursor }: Asked, now: Temporal.Instant) {
  const memberships = sql`select m.institution_id from partner_membership m
    where m.partner_id = ${partner} and m.granted_at is not null and m.ended_at is null`;
  const own = sql`e.organiser_id in (${memberships})`;
  // The force that a district lies in, and every district of that force: colleagues come from the next town.
  const around = sql`e.area_id in (with recursive down as (
    select f.id from area f where f.id in (select d.parent_id from institution i join area d on d.id = i.district_id
      where i.id in (${memberships}))
    union select a.id from area a join down on a.parent_id = down.id) select id from down)`;
  const conditions = [
    isForPartners,
    sql`e.ends_at > ${now.toString()}::timestamptz`,
    list === 'own' ? own : sql`(${around} or ${own})`,
  ];
  return pageOfEvents(db, { conditions, cursor, size: publicPageSize });
}
