import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';

/**
 * Holds for the ids of memberships, invitations and links to sign in of people whose organisation is in one of
 * these areas: what a mail list shows.
 */
export const partnersWithin =
  (areas: readonly AreaId[]) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from institution i where i.district_id in ${[...areas]} and i.id in (
          select institution_id from partner_membership where id = ${recordId}
          union all select institution_id from partner_invitation where id = ${recordId}
          union all select m.institution_id from partner_sign_in_link l join partner p on p.email = l.email
            join partner_membership m on m.partner_id = p.id where l.id = ${recordId}))`;
