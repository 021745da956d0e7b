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
}
