import postgres from 'postgres';
import { aRequest } from './request.ts';
import { newReference } from '#lib/keys/reference.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/**
 * The ceiling of a booking: the same rows by hand, each statement prepared, all that can go together sent
 * together. It reads nothing that it need not, and writes its mail from a form letter.
 *
 * @returns books one place in a session; false when it is full
 */
export function bareBooking(url: string, pool: number): (sessionId: string) => Promise<boolean> {
  const sql = postgres(url, { max: pool, onnotice: () => {} });
  return (sessionId) =>
    sql.begin(async (tx) => {
      await tx`
        with patience as materialized (select set_config('lock_timeout', '3s', true))
        select s.id from training_session s cross join patience where s.id = ${sessionId} for update of s`;
      const [room] = await tx`select capacity, taken, held, starts_at from training_session s,
        lateral (select count(*)::int as taken from booking_place p
          where p.session_id = s.id and p.released_at is null) places,
        lateral (select coalesce(sum(o.party_size), 0)::int as held from waitlist_offer o
          where o.session_id = s.id and o.answered_at is null) offers
        where s.id = ${sessionId}`;
      if (!room || room['taken'] + room['held'] >= room['capacity']) return false;
      await Promise.all(rows(tx, sessionId));
      return true;
    });
}

function rows(tx: postgres.TransactionSql, sessionId: string) {
  const { request, email } = aRequest(sessionId as SessionId);
  const [id, mail] = [crypto.randomUUID(), crypto.randomUUID()];
  const now = new Date();
  return [
    tx`insert into booking (id, reference, session_id, key_hash, key_sealed, form_token, organisation,
        institution_type_code, postcode, booker_name, booker_email, booker_phone, booker_role, booked_at)
      values (${id}, ${newReference('B')}, ${sessionId}, ${request.key.hash as Buffer},
        ${request.key.sealed as Buffer}, ${request.formToken}, ${request.organisation.name},
        ${request.organisation.typeCode}, ${request.organisation.postcode}, ${request.booker.name}, ${email},
        ${request.booker.phone}, ${request.booker.role}, ${now})`,
    tx`insert into booking_place (booking_id, session_id, position, attendee_name, attendee_email)
      values (${id}, ${sessionId}, 1, ${request.booker.name}, ${email})`,
    tx`insert into booking_change (booking_id, kind, at, actor_kind, places)
      values (${id}, 'booked', ${now}, 'public', 1)`,
    tx`insert into audit_log (at, actor_kind, operation, entity, entity_ids, fields, records)
      values (${now}, 'public', 'collect', 'booking', ${[id]}, ${['booker_name', 'booker_email']}, 1)`,
    tx`insert into mail_message (id, template, to_name, to_email, fields, invite, entity, entity_id, queued_at)
      values (${mail}, 'booking-confirmed', ${request.booker.name}, ${email}, ${tx.json(letter)},
        ${tx.json(invite)}, 'booking', ${id}, ${now})`,
    tx`insert into pgboss.job (id, name, data, retry_limit, retry_delay, retry_backoff, dead_letter, policy)
      select ${crypto.randomUUID()}, name, ${tx.json({ id: mail })}, retry_limit, retry_delay, retry_backoff,
        dead_letter, policy from pgboss.queue where name = 'deliver-mail'`,
  ];
}

// As long as a real confirmation and its invite.
const letter = { words: 'What a confirmation says. '.repeat(50) };
const invite = { description: 'What an invite says. '.repeat(25) };
