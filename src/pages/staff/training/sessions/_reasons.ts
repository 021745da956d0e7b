import { z } from 'astro/zod';
import { line, wholeNumber } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';

/** A sentence for other people to read: it ends as one. */
const sentence = (name: string) =>
  checkedText(line(name, 300)).transform((text) => (/[.?]$/.test(text) ? text : `${text}.`));

/** Why a session or a booking is cancelled: the people concerned read it. */
export const cancelForm = z.object({ reason: sentence('why, in one sentence') });

/** Who moves to which place of the queue, and why. */
export const reorderForm = z.object({
  entry: z.uuid({ error: 'Choose who moves' }),
  position: wholeNumber('Enter the new position, from 1', 1, 1000),
  reason: checkedText(line('why they move', 300)),
});

export const reorderRefusals = {
  'not waiting': 'They are not on the waiting list any more',
  'already there': 'They are at that position already',
} as const;

export const cancelRefusals = {
  'no such session': 'This session is no longer there',
  'already cancelled': 'This session is cancelled already',
  over: 'This session is over, so it cannot be cancelled',
  busy: 'Somebody else is changing this session. Try again in a moment',
} as const;

export const confirmRefusals = {
  'no such session': 'This session is no longer there',
  cancelled: 'This session was cancelled',
  over: 'This session is over',
  'not tentative': 'This session waits for no decision',
  busy: 'Somebody else is changing this session. Try again in a moment',
} as const;

export const cancelBookingRefusals = {
  'no such booking': 'This booking is no longer there',
  cancelled: 'This booking is cancelled already',
  'changed meanwhile': 'This booking was changed while you looked at it. Look again before you cancel it',
  'too late': 'The time for changes is over, so its places cannot be given to others',
  busy: 'Somebody else is changing this session. Try again in a moment',
} as const;
