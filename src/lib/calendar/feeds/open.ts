import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { calendarFeed, type CalendarLayer, type FeedId } from '#db/schema/calendar-feeds.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { hashKey } from '#lib/keys/link-key.ts';

/** A feed that its key opens. */
export type OpenFeed = {
  id: FeedId;
  officerId: OfficerId | null;
  partnerId: PartnerId | null;
  partnerEmail: string | null;
  areaId: AreaId | null;
  area: string | null;
  name: string;
  layers: CalendarLayer[];
  readOn: string | null;
};

// A key that was taken back, of an account that is closed or of a partner whom nobody lets in any more is found no
// differently from one that never was.
const byKey = preparedSql<OpenFeed>(
  'feed_by_key',
  sql`select f.id, f.officer_id as "officerId", f.partner_id as "partnerId", p.email::text as "partnerEmail",
      f.area_id as "areaId", a.name as area, f.name, f.layers,
      (f.last_read_at at time zone 'Europe/London')::date::text as "readOn"
    from calendar_feed f left join officer o on o.id = f.officer_id left join partner p on p.id = f.partner_id
    left join area a on a.id = f.area_id
    where f.key_hash = ${sql.placeholder('hash')} and f.revoked_at is null and o.deactivated_at is null
      and (f.partner_id is null or exists (select 1 from partner_membership m where m.partner_id = f.partner_id
        and m.granted_at is not null and m.ended_at is null))`,
);

/** The feed that a key opens; null for every key that opens none. */
export async function openFeed(db: Db, key: string): Promise<OpenFeed | null> {
  const [row] = await byKey(db).execute({ hash: hashKey(key) });
  return row ?? null;
}

/** Writes down that a feed was read. Programs read every hour: the day is enough, for us and for the access log. */
export async function noteRead(db: Db, actor: Actor, feed: OpenFeed, now: Temporal.Instant): Promise<void> {
  if (feed.readOn === ukDay(now).toString()) return;
  await db.transaction(async (tx) => {
    await tx.update(calendarFeed).set({ lastReadAt: now }).where(eq(calendarFeed.id, feed.id));
    await record(tx, actor, { operation: 'consult', entity: 'calendar_feed', ids: [feed.id] }, now);
  });
}
