import type { SessionId } from '#db/schema/sessions.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import type { BookingRequest } from '#lib/training/bookings/request.ts';

export const secret = 'a secret of the bench, longer than thirty-two';

/** One place, for somebody who has never booked before. */
export function aRequest(sessionId: SessionId): { request: BookingRequest; email: string } {
  const token = crypto.randomUUID();
  const email = `${token}@ashmere.school.example`;
  const request: BookingRequest = {
    sessionId,
    formToken: token,
    key: makeKey(secret),
    organisation: {
      name: 'Ashmere Community School',
      institutionId: null,
      typeCode: 'secondary_school',
      postcode: 'MK40 1AA',
    },
    booker: { name: 'Amara Nwosu', email, phone: '01632 960 001', role: 'Safeguarding lead' },
    people: [{ name: 'Amara Nwosu', email }],
    accessNeed: null,
    declares: true,
  };
  return { request, email };
}

/** The same as the booking form sends it. */
export function aForm(): string {
  const token = crypto.randomUUID();
  const email = `${token}@ashmere.school.example`;
  return new URLSearchParams({
    token,
    organisation: 'Ashmere Community School',
    type: 'secondary_school',
    postcode: 'MK40 1AA',
    name: 'Amara Nwosu',
    email,
    phone: '01632 960 001',
    role: 'Safeguarding lead',
    declared: 'yes',
    places: '1',
    attendee: 'Amara Nwosu',
    attendeeEmail: email,
    intent: 'book',
  }).toString();
}
