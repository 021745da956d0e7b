import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { PartnerId } from '#db/schema/partners.ts';

/** An area of which a partner may read the events. */
export type PartnerArea = { id: AreaId; name: string };

/** The districts in which the organisations of a partner lie, and the forces of these. */
export async function areasOfPartner(db: Db, partner: PartnerId): Promise<PartnerArea[]> {
  const rows = await db.execute<PartnerArea>(sql`
    with own as (
      select i.district_id as id from partner_membership m join institution i on i.id = m.institution_id
      where m.partner_id = ${partner} and m.granted_at is not null and m.ended_at is null
    )
    select a.id, a.name from area a where a.valid_to is null and a.kind in ('district', 'force')
      and (a.id in (select id from own) or a.id in (select d.parent_id from area d join own on own.id = d.id))
    order by a.kind, a.name`);
  return [...rows];
}

/** Whether an area is one of these. */
export const isAreaOf = async (db: Db, partner: PartnerId, id: AreaId): Promise<boolean> =>
  (await areasOfPartner(db, partner)).some((area) => area.id === id);
