import { z } from 'astro/zod';
import type { RequestRefusal } from '#lib/training/bookings/request.ts';
import { emailAddress, line } from '#lib/web/fields.ts';

/** A UK postcode in its usual form, or refused with what to type instead. */
export const postcode = z
  .string({ error: 'Enter a postcode, like MK40 1AA' })
  .transform((text) => text.toUpperCase().replace(/\s+/g, ''))
  .pipe(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/, { error: 'Enter a postcode, like MK40 1AA' }))
  .transform((text) => `${text.slice(0, -3)} ${text.slice(-3)}`);

/** A work phone number, as somebody types it. */
export const phone = z
  .string({ error: 'Enter a work phone number, like 01632 960 001' })
  .transform((text) => text.replace(/[\s().-]+/g, ' ').trim())
  .pipe(
    z.string().regex(/^\+?[\d ]{9,20}( ?(x|ext) ?\d{1,6})?$/i, {
      error: 'Enter a work phone number, like 01632 960 001',
    }),
  );

const optionalLine = (name: string, max: number) =>
  z.string().max(max, { error: `Shorten ${name} to ${max} characters or fewer` });

/** What the booking form asks. Attendees come as lists side by side, read by `readPeople`. */
export const bookingForm = z.object({
  token: z
    .string({ error: 'Open the form again' })
    .regex(/^[0-9a-f-]{36}$/, { error: 'Open the form again' }),
  organisation: line("your organisation's name"),
  type: z.string({ error: 'Choose the kind of organisation' }).max(60),
  postcode,
  name: line('your full name', 120),
  email: emailAddress('a work email address'),
  phone,
  role: line('your role', 120),
  places: z
    .string({ error: 'Choose how many places' })
    .regex(/^\d{1,4}$/, { error: 'Choose how many places' }),
  attendee: z.array(z.string()),
  attendeeEmail: z.array(z.string()),
  attendeeRole: z.array(z.string()),
  declared: z.boolean(),
  hasNeeds: z.boolean(),
  needs: optionalLine('what would help', 1000).optional(),
  reason: optionalLine('the reason', 500).optional(),
  website: z.string().optional(),
  intent: z.enum(['book', 'wait'], { error: 'Use a button at the end of the form' }).optional(),
});

/** How many places an organisation can have while they are shared out, and until when that is, in words. */
export type Share = { allowed: number; until: string | null };

/** What is said for each refusal; the number is of the places that are left. */
export const refusals = {
  'no such session': () => 'This session is not there any more. Choose another date.',
  'session cancelled': () => 'This session has been cancelled. Choose another date.',
  'booking closed': () => 'Booking for this session has closed. Choose another date.',
  'too many for one booking': () => 'That is more places than one booking can hold. Book fewer places.',
  'not declared': () => 'Tick to say that everyone has done the e-learning, or will before the day',
  full: (left: number) =>
    left === 0
      ? 'This session has just filled up. You can join the waiting list with what you typed. Names follow when the places are yours.'
      : `Only ${left} of the places you asked for ${left === 1 ? 'is' : 'are'} left. Change the number to ${left}, or join the waiting list for all of them. Names follow when the places are yours.`,
  'over share': (_left: number, { allowed, until }: Share) =>
    `Places of this session are shared out${until ? ` until ${until}` : ''}. Now your organisation can have ${
      allowed === 0 ? 'none' : `${allowed} more`
    }. ${allowed === 0 ? 'You can' : `Change the number to ${allowed}, or`} join the waiting list for all of them: we write to you when you can have them.`,
  'already booked': () =>
    'There is a booking for this session with this email address. Use the link in your email to change it, or ask for the link again.',
  'places free': () => 'Places have just become free. You can book them now with what you typed.',
  busy: () => 'Many people are booking this session at this moment. Nothing is lost: send the form again.',
} satisfies Record<RequestRefusal, (left: number, share: Share) => string>;
