import { discussionPoint, engagement, engagementOutcome } from '../../schema/engagements.ts';
import type { theEngagements } from './engagements.ts';
import { insertRows, type Transaction } from './rows.ts';

/** Writes the engagements, and whom they met among the contacts that an institution has. */
export async function writeEngagements(
  tx: Transaction,
  { rows, points, outcomes }: ReturnType<typeof theEngagements>,
): Promise<void> {
  await insertRows(tx, engagement, rows);
  await insertRows(tx, discussionPoint, points);
  await insertRows(tx, engagementOutcome, outcomes);
  await tx`
    insert into engagement_contact (engagement_id, contact_id)
    select distinct on (e.id) e.id, c.id from engagement e
    join role_holding r on r.institution_id = e.institution_id and r.to_on is null
    join contact c on c.id = r.contact_id and c.erased_at is null and c.merged_into_id is null
    where c.added_at < e.happened_at and c.state = 'open' order by e.id, c.id`;
  await showSome(tx);
}

// What organisations see of it: the latest two of each that has somebody who signs in, and one says that it is not right.
async function showSome(tx: Transaction): Promise<void> {
  await tx`
    update engagement set shown_at = recorded_at + interval '1 day', shown_by = officer_id,
      shown_parts = array['summary', 'topics', 'asked', 'promises']
    where id in (select e.id from partner_membership m cross join lateral (
        select id from engagement where institution_id = m.institution_id and marking = 'OFFICIAL'
          and recorded_at < now() - interval '2 days' order by happened_at desc limit 2) e
      where m.granted_at is not null and m.ended_at is null)`;
  await tx`
    insert into engagement_correction (form_token, engagement_id, words, asked_at, asked_by)
    select gen_random_uuid()::text, e.id, 'We asked for two sessions in the spring, not for one.',
      e.shown_at + interval '1 day', m.partner_id
    from engagement e join partner_membership m on m.institution_id = e.institution_id and m.ended_at is null
      and m.granted_at is not null and m.role = 'training_lead'
    where e.shown_at is not null order by e.happened_at desc limit 1`;
}
