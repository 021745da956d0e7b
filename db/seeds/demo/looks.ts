import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { Chance } from './chance.ts';
import type { Ledger } from './ledger.ts';
import type { Session } from './sessions.ts';
import { isHoliday } from './working-days.ts';

/** An entry of the access log as the demonstration writes it, before it is written in one go. */
export type Look = {
  at: Temporal.Instant;
  officerId: OfficerId;
  role: string;
  browser: string;
  operation: 'consult' | 'alter' | 'disclose' | 'sign_in' | 'permission';
  entity: string;
  ids: readonly string[];
  fields: readonly string[];
  reason: string | null;
  recipient: string | null;
};

type Somebody = {
  id: OfficerId;
  role: string;
  perDay: readonly [least: number, most: number];
  /** Where their sessions are; everywhere if absent. */
  home?: ReadonlySet<AreaId>;
};

export type Desks = {
  officer: OfficerId;
  supervisor: OfficerId;
  dpo: OfficerId;
};

const zone = 'Europe/London';

/**
 * A year in which two officers look at bookings on working days, and the data protection officer at the log.
 *
 * @param home the areas of the officer, who seldom looks beyond them
 */
export function theLooks(
  { sessions, ledger, home }: { sessions: readonly Session[]; ledger: Ledger; home: ReadonlySet<AreaId> },
  { officer, supervisor, dpo }: Desks,
  now: Temporal.Instant,
  luck: Chance,
): Look[] {
  const booked = bookedBy(sessions, ledger);
  const people: Somebody[] = [
    { id: officer, role: 'prevent_officer', perDay: [2, 9], home },
    { id: supervisor, role: 'supervisor', perDay: [1, 5] },
  ];
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const looks: Look[] = [];
  for (let back = 364; back >= 0; back--) {
    const on = today.subtract({ days: back });
    if (on.dayOfWeek > 5 || isHoliday(on)) continue;
    for (const one of people) looks.push(...dayOf(one, on, booked, luck));
    if (on.dayOfWeek === 2) looks.push(...dayOf({ id: dpo, role: 'dpo', perDay: [0, 0] }, on, booked, luck));
  }
  looks.push(...anEvening(people[0]!, today.subtract({ days: 9 }), booked, luck));
  looks.push(...aCover(people[0]!, today.subtract({ days: 17 }), booked, luck));
  return looks
    .filter(({ at }) => Temporal.Instant.compare(at, now) < 0)
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

type Booked = readonly {
  areaId: AreaId;
  bookingIds: readonly string[];
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}[];

const atHome = ({ home }: Somebody, booked: Booked): Booked =>
  home ? booked.filter(({ areaId }) => home.has(areaId)) : booked;

// A session's bookings are looked at from its first booking until a few days after it was held.
function bookedBy(sessions: readonly Session[], ledger: Ledger): Booked {
  const bookings = Map.groupBy(ledger.bookings, ({ sessionId }) => sessionId);
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return sessions.flatMap((session) => {
    const own = bookings.get(session.id) ?? [];
    if (own.length === 0) return [];
    const first = own.map(({ bookedAt }) => bookedAt).sort(Temporal.Instant.compare)[0]!;
    const to = dayOf(session.endsAt).add({ days: 5 });
    const bookingIds = own.map(({ id }) => id);
    return { areaId: session.areaId, bookingIds, from: dayOf(first).add({ days: 1 }), to };
  });
}

function dayOf(who: Somebody, on: Temporal.PlainDate, booked: Booked, luck: Chance): Look[] {
  const { id, role, perDay } = who;
  const browser = crypto.randomUUID();
  const look = lookOf({ id, role, browser }, luck);
  const signedIn = look(on, 8, { operation: 'sign_in', entity: 'officer', ids: [id] });
  const open = atHome(who, booked).filter(({ from, to }) => isBetween(on, from, to));
  if (open.length === 0 || perDay[1] === 0) return [signedIn];
  const looks = Array.from({ length: luck.between(...perDay) }, () => {
    const { bookingIds } = luck.pick(open);
    const isList = luck.next() < 0.35;
    const ids = isList ? bookingIds.slice(0, 24) : [luck.pick(bookingIds)];
    const fields = isList ? ['booker_name', 'attendees', 'access_need'] : [];
    return look(on, luck.between(9, 16), { operation: 'consult', entity: 'booking', ids, fields });
  });
  return [
    signedIn,
    ...looks,
    ...(luck.next() < 0.04 ? [aDisclosure(look, on, luck.pick(open).bookingIds)] : []),
  ];
}

type LookAt = ReturnType<typeof lookOf>;

const lookOf =
  ({ id, role, browser }: { id: OfficerId; role: string; browser: string }, { between }: Chance) =>
  (
    on: Temporal.PlainDate,
    hour: number,
    what: Pick<Look, 'operation' | 'entity' | 'ids'> & Partial<Pick<Look, 'fields' | 'reason' | 'recipient'>>,
  ): Look => ({
    at: on
      .toZonedDateTime({
        timeZone: zone,
        plainTime: { hour, minute: between(0, 59), second: between(0, 59) },
      })
      .toInstant(),
    officerId: id,
    role,
    browser,
    fields: [],
    reason: null,
    recipient: null,
    ...what,
  });

const aDisclosure = (look: LookAt, on: Temporal.PlainDate, ids: readonly string[]): Look =>
  look(on, 14, {
    operation: 'disclose',
    entity: 'booking',
    ids: ids.slice(0, 12),
    fields: ['booker_name', 'attendees'],
    reason: 'Register for the venue, which signs visitors in.',
    recipient: 'Reception of the venue',
  });

// Something to notice under unusual viewing, with a plain explanation: the registers of an evening's sessions.
function anEvening(who: Somebody, on: Temporal.PlainDate, booked: Booked, luck: Chance): Look[] {
  const look = lookOf({ ...who, browser: crypto.randomUUID() }, luck);
  return around(on, atHome(who, booked))
    .slice(0, 8)
    .map(({ bookingIds }) => look(on, 22, aRegister(bookingIds)));
}

// And another: a morning's cover for a colleague elsewhere.
function aCover(who: Somebody, on: Temporal.PlainDate, booked: Booked, luck: Chance): Look[] {
  const look = lookOf({ ...who, browser: crypto.randomUUID() }, luck);
  return around(on, booked)
    .filter(({ areaId }) => !who.home?.has(areaId))
    .slice(0, 1)
    .map(({ bookingIds }) => look(on, 10, aRegister(bookingIds)));
}

const aRegister = (bookingIds: readonly string[]) => ({
  operation: 'consult' as const,
  entity: 'booking',
  ids: bookingIds.slice(0, 20),
  fields: ['booker_name', 'attendees'],
});

const around = (on: Temporal.PlainDate, booked: Booked): Booked =>
  booked.filter(({ to }) => isBetween(to, on.subtract({ days: 40 }), on.add({ days: 40 })));

const isBetween = (on: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, to) <= 0;
