import type { BookingId } from '#db/schema/bookings.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { OfficerId, Role } from '#db/schema/officers.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import type { RegistrationId } from '#db/schema/registrations.ts';
import type { ReporterId } from '#db/schema/tension-returns.ts';
import type { TrainingRequestId } from '#db/schema/training-requests.ts';

/** What an officer may do and where: one row of the roles granted. */
export type Grant = { role: Role; areaId: AreaId; areaName: string };

/** A signed-in member of the team. */
export type Officer = {
  kind: 'officer';
  id: OfficerId;
  name: string;
  email: string;
  grants: readonly Grant[];
};

/** Somebody at an organisation, signed in by a link in an email. */
export type Partner = { kind: 'partner'; id: PartnerId; email: string; name: string | null };

/** Whoever does a thing: verbs that touch people's details take one, and the access log names it. */
export type Actor = (
  | { kind: 'public' }
  | { kind: 'booker'; bookingId: BookingId }
  // With the link of a training request.
  | { kind: 'requester'; trainingRequestId: TrainingRequestId }
  // With the link to their own details.
  | { kind: 'contact'; contactId: ContactId }
  // With the link of a registration for an event.
  | { kind: 'registrant'; registrationId: RegistrationId }
  // With the link of a tension return.
  | { kind: 'reporter'; reporterId: ReporterId }
  | Partner
  | Officer
  // The nightly and hourly jobs.
  | { kind: 'system' }
) & {
  requestId?: string;
  /** Which browser of an officer's: `officer_session.reference`. */
  signInReference?: string;
};

/** The id by which the access log knows an actor, or null for the public. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'officer' || actor.kind === 'partner') return actor.id;
  if (actor.kind === 'requester') return actor.trainingRequestId;
  if (actor.kind === 'contact') return actor.contactId;
  if (actor.kind === 'registrant') return actor.registrationId;
  if (actor.kind === 'reporter') return actor.reporterId;
  return actor.kind === 'booker' ? actor.bookingId : null;
}
