import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';
import { endedStates } from './words.ts';

/** Who asked for training and who dealt with it; the organisation, what it asked for and how it ended stay. */
export const requestPurge: Purge = {
  rule: 'training_request',
  entity: 'training_request',
  erase: async (tx, { before, most, now }) => {
    const ids = await idsOf(
      tx,
      sql`update training_request set contact_name = '', contact_email = id || '@erased.invalid', contact_phone = '',
          contact_role = '', notes = null, lead_officer_id = null,
          key_hash = sha256(gen_random_uuid()::text::bytea), key_sealed = ''
        where id in (select r.id from training_request r where r.key_sealed <> ''
          and ${before.toString()}::timestamptz > (select max(s.at) from training_request_step s
            where s.training_request_id = r.id)
          and (r.state in ${[...endedStates]} or not exists (select 1 from training_session t
            where t.id = r.session_id and t.ends_at >= ${before.toString()}::timestamptz))
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
    await endForgotten(tx, ids, now);
    return ids;
  },
};

// Nobody can answer a request whose contact has gone, so it does not stay on the board.
async function endForgotten(tx: Db, ids: readonly string[], now: Temporal.Instant): Promise<void> {
  await tx.execute(sql`
    with forgotten as (update training_request r
      set state = case when r.session_id is null then 'declined' else 'closed' end, sequence = sequence + 1
      where r.id in ${ids} and r.state not in ${[...endedStates]} returning r.id, r.state)
    insert into training_request_step (training_request_id, state, at, actor_kind, reason)
    select id, state, ${now.toString()}::timestamptz, 'system', 'Nobody ended it while it was kept.' from forgotten`);
}
