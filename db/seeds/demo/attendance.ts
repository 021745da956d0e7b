import type {
  attendance,
  AttendanceId,
  attendanceMark,
  AttendanceState,
  MarkId,
} from '../../schema/attendance.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { bookersOf } from './bookers.ts';
import { type Chance, chance } from './chance.ts';
import type { Institution } from './institutions.ts';
import type { BookingRow, Ledger, PlaceRow } from './ledger.ts';
import { aName } from './names.ts';
import type { Session } from './sessions.ts';

type Person = typeof attendance.$inferInsert & { id: AttendanceId };
type Mark = typeof attendanceMark.$inferInsert;

/** Who came to what, and each press by which that was said. */
export type Registers = { people: Person[]; marks: Mark[] };

type Around = {
  sessions: readonly Session[];
  ledger: Ledger;
  institutions: readonly Institution[];
  officers: { officer: OfficerId; supervisor: OfficerId };
};
type Desk = Around & { chance: Chance; now: Temporal.Instant; registers: Registers };

const roles = ['prevent_lead', 'leader', 'teaching', 'care', 'public_facing', 'governance', 'support'];

// Where the officer of the demonstration works: she has something to finish.
const home = new Set(['bedfordshire', 'bedford', 'luton', 'luton-hotel', 'queens-park', 'sandy']);

/** The registers of a year: most people came; the last ones are not finished yet, and one is being kept at this moment. */
export function theRegisters(around: Around, now: Temporal.Instant): Registers {
  const desk: Desk = { ...around, chance: chance(2718), now, registers: { people: [], marks: [] } };
  const bookings = new Map(around.ledger.bookings.map((row) => [row.id, row]));
  const places = Map.groupBy(
    around.ledger.places.filter(({ releasedAt }) => !releasedAt),
    ({ sessionId }) => sessionId,
  );
  const begun = around.sessions.filter(
    ({ startsAt, cancelledAt }) => !cancelledAt && Temporal.Instant.compare(startsAt, now) <= 0,
  );
  const newest = begun.toSorted((one, other) => Temporal.Instant.compare(other.startsAt, one.startsAt));
  const late = new Set(newest.filter(({ plan }) => home.has(plan.where)).slice(1, 3));
  for (const [index, session] of newest.entries()) {
    const isOn = Temporal.Instant.compare(session.endsAt, now) > 0;
    // Of the one that is on, whoever is early; of the last ones, all but a few.
    const isLate = !isOn && (index < 3 || late.has(session));
    const left = isOn ? 0.45 : isLate ? 0.15 : 0;
    for (const place of places.get(session.id) ?? [])
      if (desk.chance.next() >= left) attend(desk, session, place, bookings.get(place.bookingId)!, isOn);
    if (desk.chance.next() < 0.3) walkIn(desk, session);
    if (isOn) disagree(desk);
  }
  return desk.registers;
}

function attend(desk: Desk, session: Session, place: PlaceRow, booking: BookingRow, isOn: boolean): void {
  const state = isOn ? 'present' : anyState(desk.chance);
  const came = state === 'present' || state === 'part';
  const person = {
    ...personOf(session, booking),
    placeId: place.id,
    personName: place.attendeeName ?? (came ? aName(desk.chance) : null),
    personEmail: place.attendeeEmail,
    roleCode: place.attendeeRoleCode ?? desk.chance.pick(roles),
  };
  mark(desk, session, person, state);
}

const personOf = (session: Session, booking: BookingRow) => ({
  id: crypto.randomUUID() as AttendanceId,
  sessionId: session.id,
  organisation: booking.organisation,
  institutionId: booking.institutionId,
  institutionTypeCode: booking.institutionTypeCode,
  addedAt: session.startsAt,
});

function walkIn(desk: Desk, session: Session): void {
  const suited = desk.institutions.filter(({ sector }) => session.course.sectors.includes(sector));
  if (suited.length === 0) return;
  const institution = desk.chance.pick(suited);
  const [booker] = bookersOf(institution, desk.chance);
  const person = {
    id: crypto.randomUUID() as AttendanceId,
    sessionId: session.id,
    placeId: null,
    personName: aName(desk.chance),
    personEmail: booker?.email ?? null,
    organisation: institution.name,
    institutionId: institution.id,
    institutionTypeCode: institution.typeCode,
    roleCode: desk.chance.pick(roles),
    addedAt: session.startsAt,
  };
  mark(desk, session, person, 'present');
}

function anyState({ next }: Chance): AttendanceState {
  const luck = next();
  if (luck < 0.86) return 'present';
  if (luck < 0.89) return 'part';
  return luck < 0.94 ? 'apologies' : 'absent';
}

/** Presses a state: whoever came often checked in by themselves; who did not come is marked at the end. */
function mark(desk: Desk, session: Session, person: Person, state: AttendanceState): void {
  const { chance: luck, officers, registers, now } = desk;
  const came = state === 'present';
  const minutes = came ? luck.between(-12, 6) : state === 'apologies' ? -60 : luck.between(2, 5);
  const from = came || state === 'apologies' ? session.startsAt : session.endsAt;
  const pressed = from.add({ minutes });
  const at = Temporal.Instant.compare(pressed, now) < 0 ? pressed : now.subtract({ minutes: 1 });
  const self = came && luck.next() < 0.45;
  registers.people.push({ ...person, state, markedAt: at });
  registers.marks.push(aMark(person.id, state, self ? null : officers.officer, at));
}

const aMark = (
  attendanceId: AttendanceId,
  state: AttendanceState,
  officerId: OfficerId | null,
  at: Temporal.Instant,
): Mark & { id: MarkId } => ({
  id: crypto.randomUUID() as MarkId,
  attendanceId,
  state,
  pressedAt: at,
  recordedAt: at,
  officerId,
  counts: true,
});

/** Two trainers said different things of one person, and nobody has settled it yet. */
function disagree({ registers, officers, now }: Desk): void {
  const last = registers.marks.at(-1);
  if (!last) return;
  const at = now.subtract({ seconds: 20 });
  registers.marks.push({ ...aMark(last.attendanceId, 'apologies', officers.supervisor, at), counts: false });
}
