import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';
import { endedStates } from './words.ts';

/** Who asked for training and who dealt with it; the organisation, what it asked for and how it ended stay. */
export const requestPurge: Purge = {
  rule: 'training_request',
  entity: 'training_request',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`update training_request set contact_name = '', contact_email = id || '@erased.invalid', contact_phone = '',
          contact_role = '', notes = null, lead_officer_id = null,
          key_hash = sha256(gen_random_uuid()::text::bytea), key_sealed = ''
        where id in (select r.id from training_request r where r.state in ${[...endedStates]} and r.key_sealed <> ''
          and ${before.toString()}::timestamptz > (select max(s.at) from training_request_step s
            where s.training_request_id = r.id and s.state = r.state)
          limit ${most} for update of r skip locked)
        returning id`,
    );
    if (ids.length === 0) return ids;
    await tx.execute(sql`delete from training_request_offer where training_request_id in ${ids}`);
    // Steps are never altered: they are written anew without who and why.
    await tx.execute(sql`
      with gone as (delete from training_request_step where training_request_id in ${ids} returning *)
      insert into training_request_step (training_request_id, state, at, actor_kind, reason)
      select training_request_id, state, at, actor_kind,
        case when state = 'declined' then 'The reason is no longer kept.' end from gone`);
    return ids;
  },
};
