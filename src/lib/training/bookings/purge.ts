import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Names and addresses of bookings, and who changed what in them; how many came from where stays. */
export const bookingPurge: Purge = {
  rule: 'booking',
  entity: 'booking',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`update booking set booker_name = '', booker_email = id || '@erased.invalid', booker_phone = '',
          booker_role = '', cancel_reason = null, key_hash = sha256(gen_random_uuid()::text::bytea), key_sealed = ''
        where id in (select b.id from booking b join training_session s on s.id = b.session_id
          where s.ends_at < ${before.toString()}::timestamptz and b.key_sealed <> '' limit ${most}
          for update of b skip locked)
        returning id`,
    );
    if (ids.length === 0) return ids;
    await tx.execute(sql`update booking_place set attendee_name = null, attendee_email = null
      where booking_id in ${ids} and (attendee_name is not null or attendee_email is not null)`);
    await tx.execute(sql`delete from booking_change where booking_id in ${ids}`);
    await tx.execute(sql`delete from waitlist_reorder where entry_id in
      (select id from waitlist_entry where booking_id in ${ids})`);
    return ids;
  },
};

/** Access needs, on the day that was written beside them. */
export const accessNeedPurge: Purge = {
  rule: 'access_needs',
  entity: 'access_need',
  erase: (tx, { today, most }) =>
    idsOf(
      tx,
      sql`delete from access_need where booking_id in (select booking_id from access_need
          where delete_on <= ${today.toString()}::date limit ${most} for update skip locked)
        returning booking_id as id`,
    ),
};
