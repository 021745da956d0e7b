import type { BookingId } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { StoredKey } from '#lib/keys/link-key.ts';
import type { Person } from './places.ts';

/** What somebody asks of a session, read and checked by the form. */
export type BookingRequest = {
  sessionId: SessionId;
  /** Made when the form was shown: the same form sent twice is one booking. */
  formToken: string;
  key: StoredKey;
  organisation: { name: string; institutionId: InstitutionId | null; typeCode: string; postcode: string };
  booker: { name: string; email: string; phone: string; role: string };
  /** One for each place wanted; names may follow. */
  people: readonly Person[];
  accessNeed: string | null;
  /** That everybody has done, or will do, the e-learning that the course asks for first. */
  declares?: boolean;
  /** What opens a session by invitation. */
  code?: string | null;
};

export type Booked = {
  id: BookingId;
  /** The key of the booking's link, sealed: of the first booking when the form was sent again. */
  keySealed: Uint8Array;
  again: boolean;
};

export type RequestRefusal =
  | 'no such session'
  | 'session cancelled'
  | 'booking closed'
  | 'too many for one booking'
  | 'not declared'
  | 'full'
  | 'over share'
  | 'already booked'
  | 'places free'
  | 'busy';
