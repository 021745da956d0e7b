import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Links that signed partners in, or invited them. */
export const partnerLinkPurges: readonly Purge[] = [
  deleting('partner_link', 'partner_sign_in_link', { begins: 'asked_at', id: "'link'" }),
  deleting('partner_link', 'partner_invitation', { begins: 'invited_at' }),
];

/** Browsers in which a partner was signed in. */
export const partnerSessionPurge: Purge = deleting('sign_in_session', 'partner_session', {
  begins: 'started_at',
  id: 'partner_id',
});

/** Partners who have not been back; who granted or ended what of theirs goes with them. */
export const partnerPurge: Purge = {
  rule: 'partner_account',
  entity: 'partner',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`select id from partner where coalesce(last_sign_in_at, added_at) < ${before.toString()}::timestamptz
        limit ${most} for update skip locked`,
    );
    if (ids.length === 0) return ids;
    await tx.execute(sql`delete from partner_session where partner_id in ${ids}`);
    await tx.execute(sql`delete from partner_invitation where invited_by in ${ids}`);
    await tx.execute(
      sql`update partner_membership set ended_by_partner = null where ended_by_partner in ${ids}`,
    );
    // What they granted stays granted, by nobody: the check asks for somebody, so the grant becomes one's own.
    await tx.execute(sql`update partner_membership set granted_by_partner = partner_id
      where granted_by_partner in ${ids} and granted_by_officer is null and partner_id not in ${ids}`);
    await tx.execute(sql`update partner_membership set granted_by_partner = null
      where granted_by_partner in ${ids} and granted_by_officer is not null`);
    await tx.execute(sql`delete from partner_membership where partner_id in ${ids}`);
    await tx.execute(sql`delete from partner where id in ${ids}`);
    return ids;
  },
};
