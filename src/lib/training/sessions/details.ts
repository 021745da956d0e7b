import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { TrainerPart } from '#db/schema/session-parts.ts';
import type { trainingSession } from '#db/schema/sessions.ts';
import type { PartDetails } from '../parts/write.ts';
import { newInvitationCode } from './invitation.ts';

type Row = typeof trainingSession.$inferSelect;

/** What every session needs. */
type Plain = Pick<
  Row,
  | 'courseId'
  | 'mode'
  | 'siteId'
  | 'areaId'
  | 'startsAt'
  | 'endsAt'
  | 'bookingClosesAt'
  | 'changesCloseAt'
  | 'capacity'
  | 'placesPerBooking'
  | 'offerHours'
  | 'trainers'
  | 'access'
  | 'joiningLink'
>;

/** What a session may have beside that, in its own row. */
type Special = Pick<
  Row,
  | 'kind'
  | 'institutionId'
  | 'minimum'
  | 'decideAt'
  | 'sharesUntil'
  | 'shareCap'
  | 'joiningInstructions'
  | 'joiningDueAt'
>;

/** What stands in rows beside it. */
export type Beside = {
  parts: readonly PartDetails[];
  quotas: readonly { sectorCode: string; places: number }[];
  trainerList: readonly { officerId: OfficerId; part: TrainerPart }[];
  coDelivererIds: readonly InstitutionId[];
};

/** What an officer decides about a session; what is left out stays as it is, or is not there. */
export type SessionDetails = Plain & Partial<Special> & Partial<Beside>;

/** The part of the details that is written into the row of the session itself. */
export function rowDetails(details: SessionDetails, before: Pick<Row, 'kind' | 'invitationCode'> | null) {
  const { parts: _p, quotas: _q, trainerList: _t, coDelivererIds: _c, ...row } = details;
  const kind = row.kind ?? before?.kind ?? 'open';
  const invitationCode = kind === 'invitation' ? (before?.invitationCode ?? newInvitationCode()) : null;
  return { ...row, kind, invitationCode };
}
