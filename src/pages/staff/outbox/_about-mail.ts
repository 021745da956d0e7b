import type { placesOfBookings } from '#lib/training/sessions/find-for-staff-counts.ts';
import type { OutboxRow } from '#lib/mail/outbox.ts';
import { paths } from '#lib/web/paths.ts';

type Booking = Awaited<ReturnType<typeof placesOfBookings>> extends Map<string, infer Found> ? Found : never;

const others: Readonly<Record<string, string>> = {
  audit_sample: 'Access log',
  certificate: 'Certificate',
  event_registration: 'Registration for an event',
  event_proposal: 'Proposed event',
  training_session: 'Training session',
  contact: 'Contact',
  partner_membership: 'Organisation’s page',
  partner_sign_in_link: 'Organisation’s page',
  return_ask: 'Tension return',
  tension_summary: 'Community Tension Summary',
  enquiry: 'Enquiry',
  subscriber: 'Newsletters',
  break_glass: 'Restricted record',
};

/** What a mail is about, and the page of it where its reader may open it. */
export function aboutMail(
  { entity, entityId }: Pick<OutboxRow, 'entity' | 'entityId'>,
  booking: Booking | undefined,
  mayOpenBookings: boolean,
): { text: string; href?: string } {
  if (entity === 'officer') return { text: 'Account', href: paths.staff.person(entityId) };
  if (entity === 'training_request') return { text: 'Training request', href: paths.staff.request(entityId) };
  if (entity === 'certificate' && mayOpenBookings)
    return { text: 'Certificate', href: paths.staff.certificate(entityId) };
  if (entity !== 'booking') return { text: others[entity] ?? 'Other' };
  if (!booking) return { text: 'Booking' };
  const text = `Booking ${booking.reference}`;
  return mayOpenBookings ? { text, href: paths.staff.booking(booking.sessionId, entityId) } : { text };
}
