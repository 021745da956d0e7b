import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { deleting, type Due, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Answers, on the day that was written beside each. */
export const eventAnswerPurge: Purge = {
  rule: 'event_registration',
  entity: 'event_answer',
  erase: (tx, { today, most }) =>
    idsOf(
      tx,
      sql`delete from event_answer where ctid in (select ctid from event_answer
          where delete_on <= ${today.toString()}::date limit ${most} for update skip locked)
        returning registration_id as id`,
    ),
};

/** Who registered for events that are over; a tally of each event stays. */
export const registrationPurge: Purge = {
  rule: 'event_registration',
  entity: 'event_registration',
  erase: async (tx, due) => {
    await tally(tx, due);
    return idsOf(
      tx,
      sql`delete from event_registration where ctid in (select r.ctid from event_registration r
          join event on event.id = r.event_id join event_tally t on t.event_id = event.id
          where event.ends_at < ${due.before.toString()}::timestamptz limit ${due.most}
          for update of r skip locked)
        returning id`,
    );
  },
};

/** The count at the door; the headcount of the debrief stays. */
export const eventHeadPurge = deleting('event_registration', 'event_head', { begins: 'counted_at' });

/** Counts an event once, before its first registration goes. */
async function tally(tx: Db, { before, now }: Due): Promise<void> {
  await tx.execute(sql`
    insert into event_tally (event_id, registrations, heads, unnamed_heads, waited, counted_at)
    select r.event_id, count(*) filter (where r.comes), coalesce(sum(r.party_size) filter (where r.comes), 0),
      coalesce(sum(r.party_size) filter (where r.comes and r.email is null), 0),
      count(*) filter (where r.waiting_since is not null), ${now.toString()}::timestamptz
    from (select *, placed_at is not null and ended_at is null as comes from event_registration) r
      join event on event.id = r.event_id
    where event.ends_at < ${before.toString()}::timestamptz
    group by r.event_id
    on conflict (event_id) do nothing`);
}
