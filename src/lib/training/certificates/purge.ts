import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';
import { ukDay } from '#lib/dates.ts';

/** Names on certificates, and the links to them; number, course and date stay, so that one can still be checked. */
export const certificatePurge: Purge = {
  rule: 'certificate',
  entity: 'certificate',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`update certificate set person_name = null, person_email = null, revoked_by = null,
          key_hash = sha256(gen_random_uuid()::text::bytea), key_sealed = ''
        where id in (select id from certificate where attended_on < ${ukDay(before).toString()}::date
          and key_sealed <> '' limit ${most} for update skip locked)
        returning id`,
    );
    if (ids.length > 0) await tx.execute(sql`delete from refresher_reminder where certificate_id in ${ids}`);
    return ids;
  },
};

/** Files of certificates that were made to be fetched. */
export const certificateFilePurge = deleting('certificate_file', 'certificate_batch', { begins: 'asked_at' });
