import postgres from 'postgres';

/**
 * The ceiling of a check-in: the same rows by hand, each statement prepared, all that can go together sent together.
 * It finds somebody by their address alone.
 *
 * @returns checks somebody in; false when they are not booked
 */
export function bareCheckIn(url: string, pool: number): (session: string, email: string) => Promise<boolean> {
  const sql = postgres(url, { max: pool, onnotice: () => {} });
  return (session, email) =>
    sql.begin(async (tx) => {
      const [person] = await tx<{ id: string }[]>`
        insert into attendance (session_id, place_id, person_name, person_email, organisation, institution_id,
          institution_type_code, role_code, added_at, state, marked_at)
        select p.session_id, p.id, p.attendee_name, p.attendee_email, b.organisation, b.institution_id,
          b.institution_type_code, p.attendee_role_code, now(), 'present', now()
        from booking_place p join booking b on b.id = p.booking_id
        where p.session_id = ${session} and p.attendee_email = ${email} and p.released_at is null
        on conflict (session_id, place_id) do update set state = 'present' returning id`;
      if (!person) return false;
      const now = new Date();
      await Promise.all([
        tx`insert into attendance_mark (id, attendance_id, state, pressed_at, recorded_at, counts)
          values (${crypto.randomUUID()}, ${person.id}, 'present', ${now}, ${now}, true)`,
        tx`insert into audit_log (at, actor_kind, operation, entity, entity_ids, fields, records)
          values (${now}, 'public', 'alter', 'attendance', ${[person.id]}, ${['state']}, 1)`,
      ]);
      return true;
    });
}
