import type { OfficerId } from '../../schema/officers.ts';
import type { Look } from './looks.ts';
import type { Transaction } from './rows.ts';

/**
 * Writes what the verbs would have recorded, oldest first: each change of a booking, and what officers looked at.
 */
export async function writeAccessLog(tx: Transaction, looks: readonly Look[]): Promise<void> {
  const rows = looks.map((look) => ({ ...look, at: look.at.toString() }));
  await tx`
    insert into audit_log (at, actor_kind, actor_id, actor_roles, sign_in_reference, operation, entity, entity_ids,
      fields, purpose, reason, recipient, records, request_id)
    select at, kind, actor, roles, browser, operation, entity, ids, fields, purpose, reason, recipient,
      cardinality(ids), gen_random_uuid()::text
    from (${changes(tx)} union all ${seen(tx, rows)}) entries order by at`;
}

const changes = (tx: Transaction) => tx`
  select at, actor_kind as kind,
    coalesce(officer_id::text, case actor_kind when 'booker' then booking_id::text end) as actor,
    case actor_kind when 'officer' then array['prevent_officer'] else '{}'::text[] end as roles, null::uuid as browser,
    case when kind in ('booked', 'joined_waiting_list') then 'collect' when kind = 'cancelled' then 'erase'
      else 'alter' end as operation,
    'booking' as entity, array[booking_id::text] as ids,
    case kind when 'cancelled' then array['attendees'] when 'attendees_changed' then array['attendees']
      when 'offer_accepted' then array['places'] else array['booker_name', 'booker_email', 'booker_phone',
      'booker_role', 'attendees', 'access_need'] end as fields,
    'training' as purpose, null as reason, null as recipient
  from booking_change where kind <> 'offered'`;

const seen = (tx: Transaction, rows: readonly object[]) => tx`
  select at, 'officer', "officerId", array[role], browser, operation, entity,
    array(select jsonb_array_elements_text(ids)), array(select jsonb_array_elements_text(fields)),
    case entity when 'booking' then 'training' else 'accounts' end, reason, recipient
  from jsonb_to_recordset(${tx.json(rows as never)}) as look (at timestamptz, "officerId" text, role text,
    browser uuid, operation text, entity text, ids jsonb, fields jsonb, reason text, recipient text)`;

/**
 * Draws last month's sample as the worker does, and has the supervisor half through it: most of it looks right,
 * one question is answered.
 */
export async function writeSample(
  tx: Transaction,
  { officer, supervisor }: { officer: OfficerId; supervisor: OfficerId },
  now: Temporal.Instant,
): Promise<void> {
  const month = now
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .with({ day: 1 })
    .subtract({ months: 1 });
  const [from, until] = [month, month.add({ months: 1 })].map((on) =>
    on.toZonedDateTime('Europe/London').toInstant().toString(),
  );
  const checked = now.subtract({ hours: 20 }).toString();
  await tx`
    with eligible as (select id, actor_id, row_number() over (order by actor_id <> ${officer}, md5(id::text)) as nth
      from audit_log where at >= ${from!} and at < ${until!} and actor_kind = 'officer'
        and operation in ('consult', 'disclose', 'alter'))
    insert into audit_sample (month, entry_id, drawn_at, verdict, question, checked_at, checked_by, answer, answered_at)
    select ${month.toString()}, id, ${until!}, case nth when 3 then 'ask' else verdict end,
      case nth when 3 then 'What did you need this for?' end, checked_at, checked_by,
      case nth when 3 then 'The venue rang to ask how many need a parking space, so I looked at who is coming.' end,
      case nth when 3 then ${now.subtract({ hours: 3 }).toString()}::timestamptz end
    from (select *, case when nth <= 9 then 'looks_right' end as verdict,
        case when nth <= 9 then ${checked}::timestamptz end as checked_at,
        case when nth <= 9 then ${supervisor}::uuid end as checked_by
      from eligible where nth <= greatest(20, ceil(0.02 * (select count(*) from eligible)))) drawn`;
}
