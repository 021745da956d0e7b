import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';
import { erasedAddress } from './erased.ts';

/**
 * Who a closed account was of. Records keep their author, whom nobody can name any more: four letters of the id tell
 * one former colleague from another.
 */
export const accountPurge: Purge = {
  rule: 'officer_account',
  entity: 'officer',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`update officer set name = 'Former colleague ' || upper(left(id::text, 4)), email = id || ${erasedAddress},
          password_hash = null, password_set_at = null, deactivation_reason = null
        where id in (select id from officer where deactivated_at < ${before.toString()}::timestamptz
          and email not like ${`%${erasedAddress}`} limit ${most} for update skip locked)
        returning id`,
    );
    if (ids.length === 0) return ids;
    await tx.execute(sql`delete from directory_identity where officer_id in ${ids}`);
    await tx.execute(sql`delete from passkey where officer_id in ${ids}`);
    await tx.execute(sql`delete from authenticator_app where officer_id in ${ids}`);
    await tx.execute(sql`delete from recovery_code where officer_id in ${ids}`);
    await tx.execute(sql`delete from saved_search_look where officer_id in ${ids}`);
    await tx.execute(sql`delete from saved_search where officer_id in ${ids}`);
    // Which roles they held and that they were looked at stays, for whoever reads the access log.
    await tx.execute(sql`update role_grant set reason = null where officer_id in ${ids}`);
    await tx.execute(sql`update account_review set note = null where officer_id in ${ids}`);
    return ids;
  },
};
