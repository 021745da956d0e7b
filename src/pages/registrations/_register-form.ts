import { z } from 'astro/zod';
import type { RequestRefusal } from '#lib/calendar/registrations/request.ts';
import { emailAddress, wholeNumber } from '#lib/web/fields.ts';

const answer = z.string().max(500, { error: 'Shorten your answer to 500 characters or fewer' }).optional();

/** What the form asks. Answers are named by the place of their question; no event asks more than six. */
export const registerForm = z.object({
  token: z
    .string({ error: 'Open the form again' })
    .regex(/^[0-9a-f-]{36}$/, { error: 'Open the form again' }),
  party: wholeNumber('Enter how many people are coming, like 2', 1, 50),
  email: emailAddress('your email address', 'name@home.example').optional(),
  reminder: z.boolean(),
  ...{ q1: answer, q2: answer, q3: answer, q4: answer, q5: answer, q6: answer },
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
  website: z.string().optional(),
  intent: z.enum(['email', 'nobody', 'wait'], { error: 'Use a button at the end of the form' }).optional(),
});

export type AnswerField = 'q1' | 'q2' | 'q3' | 'q4' | 'q5' | 'q6';

/** What is said for each refusal; the number is of the places that are left. */
export const refusals = {
  'no such event': () => 'This event is not there any more.',
  cancelled: () => 'This event has been cancelled.',
  postponed: () => 'This event has been postponed. You can register when its new time is known.',
  closed: () => 'Registration for this event has closed.',
  'too many': () => 'That is more people than one registration can hold. Enter fewer people.',
  full: (left: number) =>
    left === 0
      ? 'This event has just filled up. You can join the waiting list with what you typed.'
      : `Only ${left} ${left === 1 ? 'place is' : 'places are'} left. Change the number to ${left}, or join the waiting list for all of you.`,
  'places free': () => 'There is room now, so you need not wait. Register with the button below.',
  'needs email': () =>
    'Enter your email address to join the waiting list: without it we could not tell you of a place.',
  busy: () => 'Many people are registering at this moment. Nothing was changed: try again.',
} satisfies Record<RequestRefusal, (left: number) => string>;
