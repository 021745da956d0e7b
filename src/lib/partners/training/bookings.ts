import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { BookingId } from '#db/schema/bookings.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** A booking in a partner's list. */
export type PartnerBooking = {
  id: BookingId;
  reference: string;
  institutionId: InstitutionId | null;
  organisation: string;
  bookerName: string;
  isOwn: boolean;
  title: string;
  mode: 'in_person' | 'online';
  site: string | null;
  town: string | null;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  changesCloseAt: Temporal.Instant;
  isCancelled: boolean;
  sessionCancelled: boolean;
  places: number;
  unnamed: number;
  waitingFor: number;
  /** Until when places are held for the booking; null where none are. */
  offerUntil: Temporal.Instant | null;
};

type Moments = 'startsAt' | 'endsAt' | 'changesCloseAt' | 'offerUntil';
type Row = Omit<PartnerBooking, Moments> &
  Record<Exclude<Moments, 'offerUntil'>, string> & { offerUntil: string | null };

export type Scope = { institutionId: InstitutionId } | 'own';
const listed = 100;

/** Bookings of an organisation or of somebody's own that are to come, soonest first; the look is recorded. */
export const comingBookings = (db: Db, actor: Partner, scope: Scope, now: Temporal.Instant) =>
  list(
    db,
    actor,
    sql`${within(scope, actor)} and s.ends_at > ${now.toString()} and b.cancelled_at is null`,
    sql`s.starts_at`,
    now,
  );

/** Those that are over or were cancelled, newest first. */
export const pastBookings = (db: Db, actor: Partner, scope: Scope, now: Temporal.Instant) =>
  list(
    db,
    actor,
    sql`${within(scope, actor)} and (s.ends_at <= ${now.toString()} or b.cancelled_at is not null)`,
    sql`s.starts_at desc`,
    now,
  );

const within = (scope: Scope, actor: Partner): SQL =>
  scope === 'own'
    ? sql`b.booker_email = ${actor.email}::citext`
    : sql`b.institution_id = ${scope.institutionId}`;

async function list(
  db: Db,
  actor: Partner,
  where: SQL,
  order: SQL,
  now: Temporal.Instant,
): Promise<PartnerBooking[]> {
  const rows = await db.execute<Row>(sql`
    select b.id, b.reference, b.institution_id as "institutionId", b.organisation, b.booker_name as "bookerName",
      b.booker_email = ${actor.email}::citext as "isOwn", c.title, s.mode, si.name as site, si.town,
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.changes_close_at as "changesCloseAt",
      b.cancelled_at is not null as "isCancelled", s.cancelled_at is not null as "sessionCancelled",
      p.places, p.unnamed, coalesce(w.party_size, 0) as "waitingFor", w.expires_at as "offerUntil"
    from booking b join training_session s on s.id = b.session_id
    join course_version c on c.course_id = s.course_id and c.number = s.course_version
    left join site si on si.id = s.site_id
    cross join lateral (
      select count(*)::int as places, (count(*) filter (where attendee_name is null))::int as unnamed
      from booking_place where booking_id = b.id and released_at is null) p
    left join lateral (
      select e.party_size, o.expires_at from waitlist_entry e
      left join waitlist_offer o on o.entry_id = e.id and o.answered_at is null and o.expires_at > ${now.toString()}
      where e.booking_id = b.id and e.closed_at is null limit 1) w on true
    where ${where} order by ${order}, b.id limit ${listed}`);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await record(db, actor, { operation: 'consult', entity: 'booking', ids }, now);
  return rows.map((row) => ({
    ...row,
    startsAt: Temporal.Instant.from(row.startsAt),
    endsAt: Temporal.Instant.from(row.endsAt),
    changesCloseAt: Temporal.Instant.from(row.changesCloseAt),
    offerUntil: row.offerUntil ? Temporal.Instant.from(row.offerUntil) : null,
  }));
}
