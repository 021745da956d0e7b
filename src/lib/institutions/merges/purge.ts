import { sql } from 'drizzle-orm';
import { ukMoment } from '#lib/dates.ts';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/**
 * What merges are undone by. With it goes what the record that was merged still held of a person: an empty row stays,
 * so that an old address and the link in an old mail lead to the record that stayed.
 */
export const mergePurge: Purge = {
  rule: 'record_merge',
  entity: 'record_merge',
  erase: async (tx, { before, today, most }) => {
    const at = ukMoment(today, new Temporal.PlainTime()).toString();
    const due = sql`select id from record_merge where merged_at < ${before.toString()}::timestamptz
      order by merged_at, id limit ${most} for update skip locked`;
    await tx.execute(sql`
      update contact c set name = '', email = null, phone = null, contact_words = null, source_words = null,
        owner_id = null, state = 'open', paused_until = null, state_at = null, state_by = null,
        erased_at = ${at}::timestamptz
      from record_merge m where m.id in (${due}) and m.entity = 'contact' and c.id = m.from_id
        and m.undone_at is null and c.merged_into_id is not null and c.erased_at is null`);
    return idsOf(tx, sql`delete from record_merge where id in (${due}) returning id`);
  },
};
